import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { PickUp } from '@contract/redemption'
import { timeWords } from '@domain/clock/shanghai'
import { AskCode } from '@/components/ask-code'
import { Button } from '@/components/button'
import { Card, Notice, Tag } from '@/components/card'
import { Heading } from '@/components/heading'
import { call } from '@/services/cloud'
import { useSend } from '@/services/remote'
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
    <AskCode
      heading="请客人出示取东西的码"
      placeholder="客人手机上的八位数"
      go="看看是什么"
      look={async (text) => {
        setFound(await call('redemption.look', { orgId: org, code: text }))
        setCode(text)
      }}
    />
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
