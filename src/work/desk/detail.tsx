import { View } from '@tarojs/components'
import type { Action } from '@domain/order/step'
import { Button } from '@/components/button'
import { PageState } from '@/components/state'
import { showPerformed } from '@/pages/order/performed'
import { useOrder } from '@/pages/order/use-order'
import { Whole } from '@/pages/order/whole'

/** The opened order beside the list, as its own room shows it; whatever is done to it is seen in the list at once. */
export function Detail({ orderId, asked, onDone, onClose }: { orderId: string; asked?: Action; onDone: () => void; onClose: () => void }) {
  const { data: order, at, error, reload } = useOrder(orderId)
  return (
    <View className="desk__detail" ariaRole="region" ariaLabel="打开的这一单">
      <Button kind="quiet" onTap={onClose}>
        收起
      </Button>
      {order ? (
        <Whole
          order={order}
          at={at}
          onReload={reload}
          asked={asked}
          onPerformed={(performed) => {
            showPerformed(performed, onClose)
            onDone()
          }}
        />
      ) : (
        <PageState error={error} onRetry={reload} />
      )}
    </View>
  )
}
