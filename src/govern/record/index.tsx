import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Input } from '@contract'
import type { OrderCard as Card_ } from '@domain/order/view/shapes'
import { OFFENCE_WORDS } from '@domain/points/fault-words'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { whenWords } from '@/components/order-card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { SendBar } from '@/components/send-bar'
import { PageState } from '@/components/state'
import { goBack } from '@/services/go-back'
import { usePages, useRemote, useSend } from '@/services/remote'

type Offence = Extract<Input<'points.record'>, { kind: 'offence' }>['offence']
const KINDS = Object.entries(OFFENCE_WORDS).map(([value, label]) => ({ value: value as Offence, label }))

/** One thing that two people must find to be true: which order, who, and what. Nothing happens before the second has looked. */
export default function RecordPage() {
  const { orgId = '' } = useRouter().params
  const [orderId, setOrderId] = useState<string | null>(null)
  return (
    <Page title="记一件事">
      <Text className="soft">这里记的要第二个人核实才算数；虚假签到要两个不同单位的人。核实以后本人有七天可以申诉。</Text>
      {orderId === null ? <WhichOrder orgId={orgId} onChoose={setOrderId} /> : <Who orgId={orgId} orderId={orderId} />}
    </Page>
  )
}

function WhichOrder({ orgId, onChoose }: { orgId: string; onChoose: (orderId: string) => void }) {
  const pages = usePages('community.inbox', { orgId, list: 'done' })
  const line = (card: Card_) => (
    <Card title={card.title} onTap={() => onChoose(card.id)}>
      <Text className="field soft">{whenWords(card, Date.now())}</Text>
      {card.helperNames && <Text className="field soft">{card.helperNames.join('、')}</Text>}
    </Card>
  )
  return (
    <>
      <Text className="field__label">是哪一单？</Text>
      <Pages pages={pages} empty="还没有办结的单。" row={line} />
    </>
  )
}

function Who({ orgId, orderId }: { orgId: string; orderId: string }) {
  const { data, error, reload } = useRemote('order.get', { orderId })
  const [seatId, setSeatId] = useState<string | null>(null)
  const [offence, setOffence] = useState<Offence | null>(null)
  const { send, busy, error: refused } = useSend('points.record', goBack)
  if (!data) return <PageState error={error} onRetry={reload} />
  const came = data.seats.filter(({ arrivedAt }) => arrivedAt !== undefined)
  if (came.length === 0) return <PageState empty="这一单没有人到过场。" />
  return (
    <>
      <Text className="field__label">是谁？</Text>
      <Choices options={came.map(({ id, name }) => ({ value: id, label: name }))} chosen={seatId} onChange={setSeatId} />
      <Text className="field__label">什么事？</Text>
      <Choices options={KINDS} chosen={offence} onChange={setOffence} />
      {seatId && offence && (
        <SendBar
          label="交给第二个人核实"
          busy={busy}
          error={refused}
          onTap={() => void send({ kind: 'offence', orgId, orderId, seatId, offence })}
        />
      )}
    </>
  )
}
