import { Text, View } from '@tarojs/components'
import { dayWords, timeWords } from '@domain/clock/shanghai'
import type { OrderView } from '@domain/order/view/shapes'
import { earnsWords, LEVEL_WORDS } from '@domain/order/words'
import { durationWords } from '@domain/timebank/words'
import { Card, Light, Notice, Row, Tag } from '@/components/card'
import { Group } from '@/components/group'
import { RESIDENT_RISK_WORDS, RISK_WORDS } from '@/components/risk'
import { Gist } from './gist'

const witnessWords: Record<NonNullable<OrderView['witness']>['kind'], string> = {
  beneficiary: '本人出示服务码',
  person: '指定的人出示服务码',
  slip: '看纸条上的码'
}

/** Whoever comes, or may: they read what it asks of them and what is written down for them. */
const mayCome = ({ seats, actions }: OrderView) => seats.some(({ mine }) => mine) || actions.some(({ action }) => action === 'accept')

/** How far it is, in big plain words; what, when, where; and what else this reader may know. */
export function Summary({ order }: { order: OrderView }) {
  const now = Date.now()
  const coming = mayCome(order)
  const risk = (coming ? RISK_WORDS : RESIDENT_RISK_WORDS)[order.risk]
  return (
    <Card>
      <Text className="huge">{order.stateWords}</Text>
      <Gist order={order} />
      <Group>
        {order.beneficiaryName && <Row label="为谁">{order.beneficiaryName}</Row>}
        {order.targetWords && <Row label="交给">{order.targetWords}</Row>}
      </Group>
      <Group>
        {!order.freeText && <Row label="时长">约 {order.minutes} 分钟</Row>}
        {order.reserved && <Row label="互助时间">已预留 {durationWords(order.reserved)}，按实际到场的时间算，多的退回</Row>}
        {order.nobodyPays && <Row label="互助时间">这次没有人出，来帮忙的人只记积分</Row>}
        {order.slots > 1 && (
          <Row label="人数">
            要 {order.slots} 位，已有 {order.taken} 位
          </Row>
        )}
        {risk && <Row label="提醒">{risk}</Row>}
        {order.witness && <Row label="核对">{witnessWords[order.witness.kind]}</Row>}
      </Group>
      <View className="tags">
        {order.clock && <Until clock={order.clock} now={now} />}
        {order.level && order.level !== 'community' && <Tag>已到{LEVEL_WORDS[order.level]}</Tag>}
        {order.round > 1 && <Tag>第 {order.round} 次办</Tag>}
        {coming && <Tag colour="plain">{earnsWords(order.earns)}</Tag>}
      </View>
      <Group>
        {order.pause && (
          <Notice kind="warn">
            暂停到 {dayWords(order.pause.untilAt, now)}：{order.pause.reason}
          </Notice>
        )}
        {order.handlerLine && <Notice>{order.handlerLine}</Notice>}
      </Group>
    </Card>
  )
}

/** Until when something is waited for, in the colour of its light; without one in no colour. */
function Until({ clock: { light, words, dueAt }, now }: { clock: NonNullable<OrderView['clock']>; now: number }) {
  const at = timeWords(dueAt, now)
  return light ? (
    <Light light={light} words={`${words} ${at} 前`} early={dueAt > now} />
  ) : (
    <Tag colour="plain">{`最晚 ${at} 前${words}`}</Tag>
  )
}
