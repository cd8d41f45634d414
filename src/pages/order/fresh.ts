import { useEffect } from 'react'
import type { OrderView } from '@domain/order/view/shapes'
import type { Refusal } from '@/services/refusal'
import { remember } from '@/services/remote'

/** An old screen is told so with the order as it is now: that is what is shown from then on; what was typed stays. */
export const useFresh = (orderId: string, error: Refusal | null): void =>
  useEffect(() => {
    if (error?.fresh) remember('order.get', { orderId }, error.fresh as OrderView)
  }, [error, orderId])
