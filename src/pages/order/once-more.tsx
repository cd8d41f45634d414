import type { Again } from '@domain/order/view/shapes'
import { Button } from '@/components/button'
import { toFormAgain } from '../services/to-form'

/** It is over: the same once more, one tap, and the form stands there filled in. */
export function OnceMore({ again }: { again: Again }) {
  return (
    <Button block onTap={() => toFormAgain(again)}>
      再点一次
    </Button>
  )
}
