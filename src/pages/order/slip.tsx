import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { PrintedSlip } from '@contract'
import { timeWords, windowWords } from '@domain/clock/shanghai'
import { Button } from '@/components/button'
import { BigCode } from '@/components/on-site-code'
import { useSend } from '@/services/remote'

const print = process.env.TARO_ENV === 'h5' ? () => globalThis.print() : null

/** Paper for somebody without a phone: one code for coming, one for leaving. Printing again voids the old paper. */
export function Slip({ orderId }: { orderId: string }) {
  const [slip, setSlip] = useState<PrintedSlip | null>(null)
  const { send, busy, error } = useSend('order.slip', setSlip)
  return (
    <View className="card card--print">
      <Text className="card__title">纸条</Text>
      {slip ? <Paper slip={slip} /> : <Text className="soft">给没有手机的老人。再打一次，旧纸条就作废。</Text>}
      <Button busy={busy} onTap={() => void send({ orderId })}>
        {slip ? '重新出一张' : '出一张纸条'}
      </Button>
      {slip && print && <Button onTap={print}>打印</Button>}
      {error && <Text className="field__error">{error.message}</Text>}
    </View>
  )
}

function Paper({ slip }: { slip: PrintedSlip }) {
  return (
    <View className="slip">
      <Text className="card__title">{slip.title}</Text>
      <Text>{windowWords(slip.window, slip.printedAt)}</Text>
      <Text>师傅到了，请给他看：</Text>
      <BigCode code={slip.arriveCode} />
      <Text>办完要走，请给他看：</Text>
      <BigCode code={slip.leaveCode} />
      <Text className="soft small">{timeWords(slip.printedAt, slip.printedAt)} 打印。码只用一次，不要在电话里念给别人。</Text>
    </View>
  )
}
