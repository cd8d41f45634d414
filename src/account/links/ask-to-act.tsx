import { useState } from 'react'
import { Text } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { Field, TextField } from '@/components/fields'
import { useSend } from '@/services/remote'
import { useDraft } from '@/stores/draft'

const NOBODY = { name: '', phone: '' }

/** The first of two steps: name and phone of the elder. Whether they are registered here stays unsaid. */
export function AskToAct({ onDone }: { onDone: () => void }) {
  const { value: elder, put, drop } = useDraft('ask to act', NOBODY)
  const [asked, setAsked] = useState(false)
  const { send, busy, error } = useSend('member.askToAct', () => {
    setAsked(true)
    drop()
    onDone()
  })
  return (
    <Card title="我想替长辈点单">
      <Field label="长辈的姓名">
        <TextField label="长辈的姓名" initial={elder.name} max={30} onChange={(name) => put((old) => ({ ...old, name }))} />
      </Field>
      <Field label="长辈登记的手机号">
        <TextField
          label="长辈登记的手机号"
          type="number"
          initial={elder.phone}
          max={11}
          onChange={(phone) => put((old) => ({ ...old, phone }))}
        />
      </Field>
      {asked && <Notice>问过了。姓名和手机号都对，长辈就会在“我的”里看到；没有手机的，由社区当面问。</Notice>}
      {error && <Notice kind="danger">{error.message}</Notice>}
      <Button kind="primary" block busy={busy} onTap={() => void send(elder)}>
        问一问
      </Button>
      <Text className="soft">要长辈本人同意了，您才能替他点单。</Text>
    </Card>
  )
}
