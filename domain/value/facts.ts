import type { AccountId, Asset } from '../ledger/account'
import type { Phase, Transfer } from '../ledger/transfer'
import type { Window } from '../order/order'
import type { Line } from '../points/line'
import type { RulePack } from '../points/rule'
import type { Pool } from '../timebank/hold'

/** What one person has used up of one limit, or owes; whole and not negative. */
export interface Tally {
  personId: string
  /** limit and period: `R01/2026-11-23`, `minute/life` */
  key: string
  amount: number
}

/** A line of points as it stands: what was netted from it paid off dues, the rest was posted. */
export type PointLine = Pick<Line, 'code' | 'version' | 'points' | 'cut' | 'draws' | 'hangsOn'> & {
  netted: number
  /** of a deduction: what could not be taken and was owed from then on */
  dues?: number
}

/** Minutes of a helper that went to the pool for what was owed to it: a correction owes them again. */
export type MinuteLine = { netted: number }

/** Why one account's entry is what it is. */
export interface ValueLine {
  accountId: AccountId
  transferId: string
  /** parts of the sentence that the owner of the account reads; never a name */
  why: readonly string[]
  /** what a correction needs: of points the line, of minutes what dues took */
  line: PointLine | MinuteLine | null
}

/** One line of a transfer that this order has made before. `at` is epoch milliseconds. */
export interface Move {
  id: string
  phase: Phase
  of: string | null
  from: AccountId
  to: AccountId | null
  amount: number
  at: number
}

/** What a round of an order would have moved had its asset not stood still (T16): made up for afterwards. */
export interface Wait {
  round: number
  asset: Asset
  /** names of the reservations that it ends */
  holds: readonly string[]
}

/** What the books say around one order before a step that may move value, read with its scene. */
export interface ValueFacts {
  /** whom it is for: born when (verified), on the list of those who need it most, whether their own minutes may be used, whether nothing may go out: they are leaving, or have died (T11) */
  helped: { personId: string; birthDay: string | null; listed: boolean; useOwn: boolean; frozen: boolean; lapsed?: boolean } | null
  /** null where the step cannot need it */
  pool: Pool | null
  /** of its helpers and whom it is for, in the periods of their visits */
  tallies: readonly Tally[]
  balances: Readonly<Partial<Record<AccountId, { posted: number; held: number }>>>
  /** of this order, earliest first */
  lines: readonly Omit<ValueLine, 'why'>[]
  moves: readonly Move[]
  /** assets that stand still because a difference was found in the books */
  stopped: readonly Asset[]
  waits: readonly Wait[]
  /** visits to this order that were found to be false (D03): they earn nothing, whatever becomes of the order */
  falseVisits: readonly { personId: string; round: number }[]
  /** of bad weather, where the order is and around its visits: those that stand, as the district has entered them (R15) */
  warnings: readonly Window[]
  /** every version of the district's rules: which of them counts, the moment of service says */
  rules: readonly RulePack[]
}

/** What a step moves: written with it or not at all. A tally that is not what was read makes the step be decided again. */
export interface ValueChange {
  transfers: readonly Transfer[]
  lines: readonly ValueLine[]
  tallies: readonly { personId: string; key: string; before: number; after: number }[]
  /** how many minutes wait for whoever comes from now on; null: as before */
  held: number | null
  /** what is left for later, because its asset stands still */
  waits?: readonly Wait[]
}
