import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { windowWords } from '@domain/clock/shanghai'
import { LEAST_MINUTES } from '@domain/order/least'
import type { OrderView, SeatView } from '@domain/order/view/shapes'
import { settlesWords, TOO_SHORT_WORDS } from '@domain/order/words'
import { Button } from '@/components/button'
import { Avatar, Card, Tag } from '@/components/card'
import { Refused } from '@/components/refused'
import { useSend } from '@/services/remote'
import { useFresh } from './fresh'
import { Organise } from './organise'
import { showPerformed } from './performed'

/** Enough for a visit; a crowd comes by a tap. */
const SHOWN = 5

/** Who comes, and how far each of them is; a time that a helper proposes can be agreed to with one tap, and the leader has some help to organise. */
export function People({ order, onDone }: { order: OrderView; onDone: () => void }) {
  const [all, setAll] = useState(false)
  const { seats, earlier = [] } = order
  if (seats.length === 0 && earlier.length === 0) return null
  return (
    <Card title="来的人">
      {order.organisers && <Text className="soft">您可以请 {order.organisers.most} 位协助组织，有人到场以前都能换。</Text>}
      {earlier.map((seat) => (
        <Participant key={seat.id} order={order} seat={seat} onDone={onDone} />
      ))}
      {(all ? seats : seats.slice(0, SHOWN)).map((seat) => (
        <Participant key={seat.id} order={order} seat={seat} onDone={onDone} />
      ))}
      {!all && seats.length > SHOWN && (
        <Button kind="quiet" block onTap={() => setAll(true)}>
          再看 {seats.length - SHOWN} 位
        </Button>
      )}
    </Card>
  )
}

function Participant({ order, seat, onDone }: { order: OrderView; seat: SeatView; onDone: () => void }) {
  const { send, busy, error } = useSend('order.perform', showPerformed)
  useFresh(order.id, error)
  const organiser = order.organisers?.seats.find(({ seatId }) => seatId === seat.id)
  const mayAgree = seat.proposal && order.actions.some(({ action }) => action === 'reschedule')
  // to what stands here: it may have been changed a moment ago
  const agree = () =>
    void send({
      orderId: order.id,
      action: 'reschedule',
      round: order.round,
      termsVersion: order.termsVersion,
      input: { agreeSeatId: seat.id, windows: seat.proposal ? [...seat.proposal] : undefined }
    })
  return (
    <View className="field">
      <View className="line">
        <View className="row">
          <Avatar name={seat.name} />
          <Text>
            {seat.name}
            {seat.unitName && ` · ${seat.unitName}`}
          </Text>
        </View>
        <Tag colour="plain">{seat.words}</Tag>
      </View>
      {seat.leader && <Text className="soft">现场负责人</Text>}
      {seat.organiser && <Text className="soft">协助组织者</Text>}
      {seat.taught !== undefined && <Text className="soft">主讲，现场清点来了 {seat.taught} 人</Text>}
      {seat.provenMinutes !== undefined && <Text className="soft">{proofWords(seat)}</Text>}
      {seat.mine && order.settles && <Text className="soft">{settlesWords(order.settles, Date.now())}</Text>}
      {seat.proposal && <Text>想换到：{seat.proposal.map((window) => windowWords(window, Date.now())).join('，或 ')}</Text>}
      {mayAgree && (
        <Button kind="primary" busy={busy} onTap={agree}>
          同意这个时间
        </Button>
      )}
      <Refused error={error} />
      {organiser && <Organise orderId={order.id} {...organiser} name={seat.name} onDone={onDone} />}
    </View>
  )
}

const proofWords = ({ provenMinutes = 0, leftBy, mine, duty }: SeatView) => {
  if (leftBy === 'none') return '没有离开的记录，时间要两个人核对后才能记'
  return `现场核对 ${provenMinutes} 分钟${mine && !duty && provenMinutes < LEAST_MINUTES ? `，${TOO_SHORT_WORDS}` : ''}`
}
