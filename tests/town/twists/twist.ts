import type { OrderState } from '@domain/order/order'
import type { Story, Telling } from '../story'

/** Something that does not go the ordinary way: told once, when the order is in this state. */
export interface Twist {
  at: OrderState
  tell: (story: Story) => Telling
}
