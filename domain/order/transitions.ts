import type { OrderState } from './order'
import { asking } from './rows/asking'
import { closing } from './rows/closing'
import { handing } from './rows/handing'
import { oversight } from './rows/oversight'
import { seating } from './rows/seating'
import { visiting } from './rows/visiting'
import type { Row } from './rule'

/**
 * The whole life of an order: one row per thing that can be done to it (orders.md §3). Permission, label, clock, value and
 * who is told are columns; conditions and effects are named after what they say. What is not here does not exist.
 */
export const TRANSITIONS: readonly Row[] = [...asking, ...handing, ...seating, ...visiting, ...closing, ...oversight]

/** Whether a step may move value: then the books are read with its scene. */
export const movesValue = (action: Row['action']): boolean => TRANSITIONS.some((row) => row.action === action && row.value != null)

/** The row of an action in a state, or undefined: then it cannot be done there. */
export const rowOf = (action: Row['action'], state: OrderState | null): Row | undefined =>
  TRANSITIONS.find((row) => row.action === action && (state === null ? row.from.length === 0 : row.from.includes(state)))
