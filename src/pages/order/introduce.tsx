import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { OrderView } from '@domain/order/view/shapes'
import { Button, ButtonBar } from '@/components/button'
import { Card } from '@/components/card'
import { Refused } from '@/components/refused'
import { Sheet } from '@/components/sheet'
import { useSend } from '@/services/remote'
import { useFresh } from './fresh'

type Stranger = NonNullable<OrderView['strangers']>[number]

/** For whoever deals with the order: who would come and has to be introduced, by telephone or at the door, before they may say yes (T15). */
export function Introduce({ order: { id, strangers = [] }, onDone }: { order: OrderView; onDone: () => void }) {
  const [about, setAbout] = useState<Stranger | null>(null)
  const close = () => setAbout(null)
  const { send, busy, error } = useSend('order.remark', () => (close(), onDone()))
  useFresh(id, error)
  return (
    <Card title="先介绍一下">
      <Text>一个人陪居民外出，第一次要由社区介绍。请打电话或当面，让居民知道来的是谁。</Text>
      {strangers.map((one) => (
        <Button key={one.seatId} block onTap={() => setAbout(one)}>
          {one.name}：介绍过了
        </Button>
      ))}
      {about && (
        <Sheet title={`${about.name}介绍过了？`} eager onClose={close}>
          <Text>居民知道来的是谁，也愿意。以后{about.name}可以单独陪这位居民，不用再介绍。</Text>
          <Refused error={error} />
          <ButtonBar sticky>
            <Button kind="quiet" onTap={close}>
              还没有
            </Button>
            <Button kind="primary" busy={busy} onTap={() => void send({ orderId: id, kind: 'introduce', seatId: about.seatId })}>
              介绍过了
            </Button>
          </ButtonBar>
        </Sheet>
      )}
    </Card>
  )
}
