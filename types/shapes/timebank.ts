import type { AccountKind, Asset } from '@domain/ledger/account'
import type { GiftRelation } from '@domain/timebank/give'
import type { PoolMonth, Promised, Solvency } from '@domain/timebank/solvency'
import type { AccountBalance } from './books'

/** What two of the district decide together: one proposes, another confirms. */
export interface Proposal {
  id: string
  minutes: number
  proposedAt: number
  confirmedAt: number | null
  /** the caller has proposed it, and cannot confirm it */
  mine: boolean
}
/** The public pool of the district, for everybody to see: nobody's name. */
export interface PoolView {
  free: number
  floor: number
  /** what may still come in this quarter */
  injectLeft: number
  injections: Proposal[]
  floors: Proposal[]
  /** the last twelve, the earliest first */
  months: PoolMonth[]
  /** 公共池还够用多久 */
  solvency: Solvency
  /** what people own who turn 65 within five and within ten years, beside what is served in a year */
  promised: Promised[]
  servedYear: number
  /** what every listed elder got, the newest month first; `short`: less than promised */
  allotments: { month: string; each: number; short: boolean }[]
  /** up to when the months are counted; null: nobody has yet */
  checkedAt: number | null
  /** minutes stand still while a difference is looked into */
  stopped: boolean
}

/** Who signed something, and when. */
export interface Signature {
  by: string
  at: number
  mine: boolean
}
/** A death as a community recorded it, and what becomes of the minutes. */
export interface EstateView {
  id: string
  personId: string
  publicName: string
  /** `YYYY-MM-DD`: when, and until when the relatives may choose */
  diedOn: string
  until: string
  recorded: Signature
  /** from here on nothing goes out of the accounts */
  confirmed: Signature | null
  /** `heirId` null: the public pool */
  choice: (Signature & { heirId: string | null; heirName: string | null }) | null
  settledAt: number | null
  earned: AccountBalance
  gifted: AccountBalance
  family: { personId: string; publicName: string; relation: GiftRelation }[]
}

/** Somebody on the list of those who need it most. */
export interface Listed {
  personId: string
  publicName: string
  listedAt: number
}
/** A relation for gifts as the community verified it, seen from the giver. */
export interface Related {
  giverId: string
  giverName: string
  receiverId: string
  receiverName: string
  relation: GiftRelation
  verifiedAt: number
}

/** The books of a district, for those who look after them: figures only. */
export interface BooksView {
  checkedAt: number | null
  entries: number
  /** an asset that stands still since a difference was found */
  stops: {
    asset: Asset
    foundAt: number
    faults: string[]
    /** a later look found it right again: two people may let it move */
    clearedAt: number | null
    proposedAt: number | null
    mine: boolean
  }[]
  /** order steps whose value waits */
  waiting: number
  totals: {
    asset: Asset
    owned: { kind: AccountKind; amount: number }[]
    held: number
    issued: number
    reversed: number
    retired: number
  }[]
}
