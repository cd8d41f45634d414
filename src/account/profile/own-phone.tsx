import { useState } from 'react'
import type { Input } from '@contract'
import { Button } from '@/components/button'
import { Card, Row } from '@/components/card'
import { Refused } from '@/components/refused'
import { remember, useSend } from '@/services/remote'
import { PhoneField } from '../phone-field'

const NOTHING: Input<'member.savePhone'> = {}

/** The number that helpers may ring: given or changed whenever one likes. */
export function OwnPhone({ tail }: { tail: string | null }) {
  const [said, setSaid] = useState(NOTHING)
  const [times, setTimes] = useState(0)
  const { send, busy, error } = useSend('member.savePhone', (me) => {
    setSaid(NOTHING)
    // what was typed is gone from the field with it
    setTimes(times + 1)
    remember('member.me', {}, me)
  })
  return (
    <Card title="手机号">
      <Row label="现在留的">{tail === null ? '没有给' : `尾号 ${tail}`}</Row>
      <PhoneField key={times} label={tail === null ? '留一个手机号' : '换一个手机号'} form={said} onChange={setSaid} />
      <Refused error={error} />
      {(said.phone ?? said.phoneCode) && (
        <Button kind="primary" block busy={busy} onTap={() => void send(said)}>
          手机号改好了
        </Button>
      )}
    </Card>
  )
}
