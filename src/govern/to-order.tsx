import Taro from '@tarojs/taro'
import { Button } from '@/components/button'

/** The order that something is about. */
export function ToOrder({ orderId }: { orderId: string | undefined }) {
  if (!orderId) return null
  return (
    <Button kind="quiet" onTap={() => void Taro.navigateTo({ url: `/pages/order/index?id=${orderId}` })}>
      看这一单
    </Button>
  )
}
