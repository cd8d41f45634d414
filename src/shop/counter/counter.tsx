import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { PickUp } from '@contract/redemption'
import { timeWords } from '@domain/clock/shanghai'
import { Button } from '@/components/button'
import { Card, Notice, Tag } from '@/components/card'
import { Field, TextField } from '@/components/fields'
import { Heading } from '@/components/heading'
import { NoCamera } from '@/components/no-camera'
import { Viewfinder } from '@/components/viewfinder'
import { call } from '@/services/cloud'
import { Refusal } from '@/services/refusal'
import { useSend } from '@/services/remote'
import { useCanScan } from '@/services/camera'
import { scan } from '@/services/scan'
import { Pictured } from '../pictured'

/** First the code, then what it is for, then the tap that says it was handed over; nothing moves before that. */
export function Counter({ org }: { org: string }) {
  const [code, setCode] = useState('')
  const [found, setFound] = useState<PickUp | null>(null)
  const next = () => {
    setCode('')
    setFound(null)
  }
  if (found) return <HandOver org={org} code={code} found={found} onNext={next} />
  return (
    <Ask
      org={org}
      onFound={(text, pickUp) => {
        setCode(text)
        setFound(pickUp)
      }}
    />
  )
}

/** The camera, or eight digits typed. A look is no write: only a wrong code is counted. */
function Ask({ org, onFound }: { org: string; onFound: (code: string, found: PickUp) => void }) {
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Refusal | null>(null)
  const canScan = useCanScan()
  const look = async (code: string) => {
    setBusy(true)
    setError(null)
    try {
      onFound(code, await call('redemption.look', { orgId: org, code }))
    } catch (thrown) {
      setError(Refusal.of(thrown))
    } finally {
      setBusy(false)
    }
  }
  const byCamera = async () => {
    const code = await scan()
    if (code !== null) await look(code)
  }
  return (
    <>
      <Heading of="screen">请客人出示取东西的码</Heading>
      {error && <Notice kind="danger">{error.message}</Notice>}
      {canScan && (
        <Button kind="primary" block busy={busy} onTap={() => void byCamera()}>
          扫一扫
        </Button>
      )}
      <NoCamera />
      <Viewfinder />
      <Field label={canScan ? '或者输入八位数' : '输入八位数'}>
        <TextField label="八位数" type="number" placeholder="客人手机上的八位数" max={9} onChange={setTyped} />
      </Field>
      <Button kind={canScan ? 'plain' : 'primary'} block busy={busy} onTap={() => void look(typed)}>
        看看是什么
      </Button>
    </>
  )
}

function HandOver({ org, code, found, onNext }: { org: string; code: string; found: PickUp; onNext: () => void }) {
  const [done, setDone] = useState<PickUp | null>(null)
  const { send, busy, error } = useSend('redemption.handOver', setDone)
  const { title, picture, points, redeemer } = found
  return (
    <>
      <Heading of="screen">{done ? '交好了' : `请交给${redeemer}`}</Heading>
      <Card>
        <Pictured title={title} picture={picture}>
          <Text>一份 · {points} 分</Text>
          <Text className="soft">{redeemer}换的</Text>
          {done?.handedAt !== undefined && <Tag colour="green">{timeWords(done.handedAt, Date.now())}交的，已经记在今天的数里</Tag>}
        </Pictured>
      </Card>
      {error && <Notice kind="danger">{error.message}</Notice>}
      {!done && !error && (
        <Button kind="primary" block busy={busy} onTap={() => void send({ orgId: org, code })}>
          交给他了
        </Button>
      )}
      <Button kind={done ? 'primary' : 'quiet'} block onTap={onNext}>
        {done || error ? '下一位' : '先不交'}
      </Button>
    </>
  )
}
