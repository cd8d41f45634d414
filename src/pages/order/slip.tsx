import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { PrintedSlip } from '@contract/order'
import { dateWords, paperWords } from '@domain/clock/shanghai'
import type { OrderView } from '@domain/order/view/shapes'
import { Button, ButtonBar } from '@/components/button'
import { Card } from '@/components/card'
import { BigCode } from '@/components/big-code'
import { useDutyPhoneOf } from '@/components/duty-phone'
import { Refused } from '@/components/refused'
import { useSend } from '@/services/remote'

const print = process.env.TARO_ENV === 'h5' ? () => globalThis.print() : null

/** Paper for somebody without a phone: one code for coming, one for leaving. Printing again voids the old paper. */
export function Slip({ order }: { order: OrderView }) {
  const [slip, setSlip] = useState<PrintedSlip | null>(null)
  const { send, busy, error } = useSend('order.slip', setSlip)
  if (slip) return <Paper order={order} slip={slip} onClose={() => setSlip(null)} />
  return (
    <Card title="纸条">
      <Text className="soft">给没有手机的老人。出一张新的，旧纸条就作废。</Text>
      <Button busy={busy} onTap={() => void send({ orderId: order.id })}>
        出一张纸条
      </Button>
      <Refused error={error} />
    </Card>
  )
}

/** The paper itself fills the screen, so that what is seen is what is printed or copied by hand. Whoever reads it on the wall has no other way to ask: it names the telephone. */
function Paper({ order, slip, onClose }: { order: OrderView; slip: PrintedSlip; onClose: () => void }) {
  const duty = useDutyPhoneOf(order)
  return (
    <View className="paper" ariaRole="dialog" ariaLabel="纸条">
      <View className="paper__sheet">
        <Text className="huge">{slip.title}</Text>
        {order.beneficiaryName && <Text className="card__title">{order.beneficiaryName}</Text>}
        <Text className="card__title">{slip.windows.map((window) => paperWords(window, slip.printedAt)).join(' 或 ')}</Text>
        {slip.windows.length > 1 && <Text>哪一个时间来，还没有定，社区会告诉您。</Text>}
        <End words="师傅到了，给他看" code={slip.arriveCode} />
        <End words="办完要走，给他看" code={slip.leaveCode} />
        <Text>每个码只用一次。人来了才给看，不要在电话里念。</Text>
        {duty && (
          <Text>
            有事打社区值班电话 <Text className="whole">{duty.dutyPhone}</Text>
          </Text>
        )}
        <Text className="soft small">
          {order.communityName} {dateWords(slip.printedAt)} 出纸
        </Text>
      </View>
      <ButtonBar>
        <Button kind="quiet" onTap={onClose}>
          收好了
        </Button>
        {print && (
          <Button kind="primary" onTap={print}>
            打印
          </Button>
        )}
      </ButtonBar>
    </View>
  )
}

function End({ words, code }: { words: string; code: string }) {
  return (
    <View className="paper__end">
      <Text>{words}</Text>
      <BigCode code={code} />
    </View>
  )
}
