import { Text } from '@tarojs/components'
import type { OrderView } from '@domain/order/view/shapes'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Refused } from '@/components/refused'
import { useSend } from '@/services/remote'

/** For whoever deals with the order: who is asked and has to be introduced, by telephone or at the door, before they may say yes (T15). */
export function Introduce({ order: { id, strangers = [] }, onDone }: { order: OrderView; onDone: () => void }) {
  const { send, busy, error } = useSend('order.remark', onDone)
  return (
    <Card title="先介绍一下">
      <Text>一个人陪居民外出，第一次要由社区介绍。请打电话或当面，让居民知道来的是谁。</Text>
      {strangers.map(({ seatId, name }) => (
        <Button key={seatId} busy={busy} block onTap={() => void send({ orderId: id, kind: 'introduce', seatId })}>
          {name}：介绍过了
        </Button>
      ))}
      <Refused error={error} />
    </Card>
  )
}
