import type { Level } from '@domain/order/order'
import type { FactChange, FactRead } from './facts'
import type { Telling } from './telling'
import type { Written } from './redemptions'
import type { AccountId } from '@domain/ledger/account'
import type { CheckpointStore } from './checkpoints'
import type { Balance } from '@domain/ledger/books'
import type { Transfer } from '@domain/ledger/transfer'
import type { Month } from './allotment'
import type { BookCheck } from './book-checks'
import type { DueEstate } from './due-estates'
import type { StatementPage } from './ledger'
import type { Waited } from './value-waits'
import type { RedemptionChange } from '@domain/redemption/perform'
import type { Redemption } from '@domain/redemption/redemption'
import type { ValueChange } from '@domain/value/facts'
import type { Promised } from '@domain/value/month'
import type { PhotoAsked } from './shapes'
import type { OverdueAppeal } from './overdue-appeals'
import type { Store } from './store'

/** What jobs may do in one tenant: no caller, no person. */
export interface SystemStore extends Pick<Store, 'load' | 'commit' | 'locked' | 'open'> {
  /** looks at an order of this version again later, when its timer could not be carried out; nothing when somebody wrote to it since */
  postpone(orderId: string, version: number, until: number): Promise<void>
  /** the same for one that broke: nothing when its timer is not due any more */
  setAside(orderId: string, now: number, until: number): Promise<void>
  /** what the checker said; raises the version so that nobody overwrites it. False: somebody was faster. */
  setContent(orderId: string, version: number, content: 'shown' | 'hidden'): Promise<boolean>
  /** the same of a good; false: it says something else by now */
  setGoodContent(goodId: string, version: number, content: 'shown' | 'hidden'): Promise<boolean>
  /** WeChat was asked about a photo; what shows it is left alone until the answer is there */
  photoAsked(asked: PhotoAsked): Promise<void>
  /** deletes somebody's private rows and accounts at once; false while something of theirs is under way */
  erase(personId: string, now: number): Promise<boolean>
  /** feedback goes to the organisation above; false when it was answered or moved in the same moment */
  raiseFeedback(id: string, from: Level, to: Level, dueAt: number): Promise<boolean>
  notices: Telling
  ledger: Ledger
  checkpoints: CheckpointStore
  /** value without an order, in one statement, each once. False: somebody was faster, decide again */
  moveValue(change: ValueChange, now: number): Promise<boolean>
  /** the elders, whose pool, and what was decided for a month (`2026-11`) */
  month(month: string): Promise<Month>
  /** the first decision of a month stands, and fills the purse. False: decided already, or the list or the pool moved: look again */
  decideMonth(month: string, promised: Promised, now: number): Promise<boolean>
  redemption(id: string): Promise<Redemption | null>
  /** one step of it by the clock, as `RedemptionStore.commit` */
  commitRedemption(change: RedemptionChange, now: number): Promise<Written>
  /** everybody has got it; whatever stayed open before is over too */
  closeMonth(month: string, now: number): Promise<void>
  /** reads the books on from where they were read last; a difference stops its asset in the same write */
  checkBooks(now: number): Promise<BookCheck>
  /** makes up for what waited while an asset stood still. False: somebody was faster, look again */
  makeUpFor(waited: Waited, change: ValueChange, now: number): Promise<boolean>
  /** an estate without a choice in time, with what it moves. False: somebody was faster */
  settleEstate(estate: DueEstate, change: ValueChange, now: number): Promise<boolean>
  /** one fact with its books */
  fact(id: string, now: number): Promise<FactRead | null>
  /** what was decided about it, in one write. False: it is not as it was read, decide again */
  decideFact(read: FactRead, change: FactChange, now: number): Promise<boolean>
  setFactAside(id: string, until: number): Promise<void>
  /** false: said otherwise meanwhile */
  judgeWords(id: string, verdict: 'shown' | 'hidden'): Promise<boolean>
  /** an appeal goes to the organisation above; false when it was taken up, answered or moved in the same moment */
  raiseAppeal(from: OverdueAppeal, to: { level: Level; dueAt: number }, now: number): Promise<boolean>
}

/** The books of one district. */
export interface Ledger {
  /** all or none, each once; refusals and retries as `postTransfers` says. One trip, more only when somebody was faster */
  post(transfers: readonly Transfer[]): Promise<void>
  /** what stands on these accounts; one that has never been used is not among them */
  balances(ids: readonly AccountId[]): Promise<Map<AccountId, Balance>>
  /** one account's chain, newest first, at most twenty entries behind `before` */
  statement(account: AccountId, before?: number): Promise<StatementPage>
}
