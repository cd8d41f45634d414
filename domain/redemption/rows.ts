import type { RefusalCode } from '../errors'
import type { RedemptionState } from './redemption'

export type RedemptionAction = 'redeem' | 'hand_over' | 'cancel' | 'time_out'
/** Whoever has points; whose redemption it is; whoever holds the post at the merchant; the clock. */
export type RedemptionRelation = 'anybody' | 'redeemer' | 'merchant' | 'system'

export interface RedemptionRow {
  action: RedemptionAction
  label: string
  from: RedemptionState | null
  to: RedemptionState
  by: RedemptionRelation
  /** what happens in the books: reserved, paid to the merchant, or free again */
  value: 'hold' | 'post' | 'void'
  /** by how much the stock of its good changes */
  stock: -1 | 0 | 1
  /** stands on the merchant's sheet of the day */
  sheet: boolean
}

/** The whole life of a redemption. What is not here does not exist: no points without something handed over, nothing handed over twice. */
export const REDEMPTION_ROWS: readonly RedemptionRow[] = [
  { action: 'redeem', label: '换', from: null, to: 'held', by: 'anybody', value: 'hold', stock: -1, sheet: false },
  { action: 'hand_over', label: '交给他了', from: 'held', to: 'picked_up', by: 'merchant', value: 'post', stock: 0, sheet: true },
  { action: 'cancel', label: '不换了', from: 'held', to: 'cancelled', by: 'redeemer', value: 'void', stock: 1, sheet: false },
  { action: 'time_out', label: '过了时间', from: 'held', to: 'returned', by: 'system', value: 'void', stock: 1, sheet: false }
]

/** Why nothing can be done any more with one that has ended, in the words of how it ended. */
export const ENDED: Record<Exclude<RedemptionState, 'held'>, RefusalCode> = {
  picked_up: 'PICKED_UP',
  returned: 'PICK_UP_OVER',
  cancelled: 'PICK_UP_CANCELLED'
}
