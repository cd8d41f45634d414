import type { Listed, TaskList } from '../_kit/store/shapes'
import { over, type Viewer } from '@domain/order/view/viewers'

/** As whom a member reads a card of each list; what is over for a week is the public line again. */
export const taskViewers =
  (list: TaskList) =>
  ({ order, scene }: Listed): readonly Viewer[] => {
    if (list === 'invited') return ['invitee']
    return over(order, scene.now) ? ['passer'] : ['helper']
  }
