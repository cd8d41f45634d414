import { ENDS } from '@domain/order/over'
import { useFollowing } from '@/services/following'
import { askAgain, useRemote } from '@/services/remote'

/** One order as its reader sees it; while it is under way and looked at, what others do to it is seen without a tap. */
export const useOrder = (orderId: string) => {
  const remote = useRemote('order.get', { orderId })
  const { data } = remote
  useFollowing(data !== undefined && !ENDS.includes(data.state), async () => {
    const fresh = await askAgain('order.get', { orderId })
    return fresh.version !== data?.version
  })
  return remote
}
