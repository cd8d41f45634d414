import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { Window } from '@domain/order/order'
import type { OrderView } from '@domain/order/view/shapes'
import { Button } from '@/components/button'
import { Refused } from '@/components/refused'
import { Sheet } from '@/components/sheet'
import { WindowPicker } from '@/components/window-picker'
import { useSend } from '@/services/remote'
import { useFresh } from './fresh'
import { useDraft } from '@/stores/draft'
import { showPerformed } from './performed'

/** A helper names another time; nothing changes until the requester agrees. */
export function Propose({ order: { id: orderId, round } }: { order: OrderView }) {
  const [open, setOpen] = useState(false)
  const { value: windows, put, drop } = useDraft<Window[]>(`propose ${orderId} ${round}`, [])
  const { send, busy, error } = useSend('order.remark', (performed) => {
    setOpen(false)
    drop()
    showPerformed(performed)
  })
  useFresh(orderId, error)
  return (
    <>
      <Button kind="quiet" block onTap={() => setOpen(true)}>
        这个时间不行，商量换个时间
      </Button>
      {open && (
        <Sheet title="您什么时候能来" onClose={() => setOpen(false)}>
          <Text className="soft">点单人同意了才算改。</Text>
          <WindowPicker value={windows} onChange={(chosen) => put(() => chosen)} />
          <Refused error={error} />
          <Button kind="primary" block busy={busy} onTap={() => void send({ orderId, kind: 'propose', windows })}>
            问一问
          </Button>
        </Sheet>
      )}
    </>
  )
}
