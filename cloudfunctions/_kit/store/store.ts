import type { UnitWeek, UsualPlace } from '@contract/community'
import type { Area, FoundPerson } from '@contract/member'
import type { Waits } from '@contract/order'
import type { Item } from '@domain/menu/item'
import type { Secret } from '@domain/order/change'
import type { Level } from '@domain/order/order'
import type { Owed } from '@domain/order/owed'
import type { FactChange, FactRead, FactStore, OverdueAppeal, UnreadWords } from './facts'
import type { CatalogueStore } from './catalogue'
import type { CounterStore } from './counter'
import type { UncheckedGood } from './goods-content'
import type { FeedbackStore, OverdueFeedback } from './feedback'
import type { OwedCounts } from './inboxes'
import type { Home } from './member'
import type { LinkStore } from './links'
import type { NoticeStore } from './notices'
import type { ClaimedMessage, DigestDue, Telling } from './telling'
import type { PoolStore } from './pool'
import type { Slip } from './papers'
import type { PrivacyStore } from './privacy'
import type { ReviewStore } from './reviews'
import type { RuleStore } from './rulebook'
import type { DueRedemption, RedemptionStore, Written } from './redemptions'
import type { SheetStore } from './sheets'
import type { StandingStore } from './standing'
import type { WalletStore } from './wallet'
import type { AccountId } from '@domain/ledger/account'
import type { Notice } from '@domain/verify/notice'
import type { CheckpointStore } from './checkpoints'
import type { DeviceStore } from './devices'
import type { ExportStore } from './exports'
import type { Balance } from '@domain/ledger/books'
import type { Transfer } from '@domain/ledger/transfer'
import type { Month } from './allotment'
import type { BookCheck } from './book-checks'
import type { DueEstate, EstateStore } from './estate'
import type { BooksStore } from './district-books'
import type { PeopleLists } from './people-lists'
import type { StatementPage } from './ledger'
import type { Waited } from './value-waits'
import type { RedemptionChange } from '@domain/redemption/perform'
import type { Redemption } from '@domain/redemption/redemption'
import type { ValueChange } from '@domain/value/facts'
import type {
  Account,
  Askable,
  Asked,
  Caller,
  Committed,
  Contact,
  ContactInput,
  InboxList,
  ListInput,
  ListPage,
  Loaded,
  Myself,
  NewPerson,
  GonePicture,
  PhotoAsked,
  Sealed,
  TargetFacts,
  TaskList,
  Unchecked,
  UnitInboxList,
  Waiting,
  Wanted,
  Write
} from './shapes'

/**
 * The repositories of one caller. The tenant comes from the caller's account inside the very statement that reads or writes,
 * so no method takes one. A method is one trip unless it says otherwise. Whoever has no account is refused NOT_REGISTERED, a revoked token NOT_SIGNED_IN.
 */
export interface Store {
  /** everything a decision or a view needs; a missing order is null, a foreign tenant's order is missing */
  load(wanted: Wanted): Promise<Loaded>
  /** one checked write; two trips with the load before it */
  commit(write: Write): Promise<Committed>
  /**
   * The exception for orders with more than five seats (trust.md §1): `work` loads and commits while the order is locked.
   * Three trips; with the plain load that found the order crowded, four. Without a commit everything is rolled back.
   */
  locked<T>(orderId: string, work: (store: Pick<Store, 'load' | 'commit'>) => Promise<T>): Promise<T>
  /** a wrong code, counted although the step is refused */
  wrongTry(orderId: string, now: number): Promise<void>
  /** remembers what a request asks for, before it is done: refuses REQUEST_REUSED when the same id asked for something else */
  remember(request: Asked, now: number): Promise<void>
  /** whether a request that is kept by its own write was done before; refuses as `remember` */
  wasDone(request: Asked): Promise<boolean>
  /** opens sealed words of one order, those that `sealedFor` allowed; no trip */
  open(orderId: string, sealed: readonly Sealed[]): Secret[]

  /** as requester or placer, newest first */
  mine(input: ListInput & { list: 'live' | 'done' }): Promise<ListPage>
  /** as member; what lies ahead first, what is done newest first */
  tasks(input: ListInput & { list: TaskList }): Promise<ListPage>
  /** open orders whose ring reaches the caller, earliest window first */
  pool(input: ListInput): Promise<ListPage>
  /** what the caller's community organises and is settled */
  activities(input: ListInput): Promise<ListPage>
  /** served orders of the caller and their elders that wait for a word */
  ratingWaiting(input: ListInput): Promise<ListPage>
  /** a handler's orders by due time; refuses NOT_ALLOWED without a staff post there */
  inbox(input: ListInput & { orgId: string; list: InboxList }): Promise<ListPage>
  /** a unit's orders by due time; refuses NOT_ALLOWED without the liaison post there */
  unitInbox(input: ListInput & { unitId: string; list: UnitInboxList }): Promise<ListPage>
  /** what orders still want of a worker there, whatever their stage; refuses NOT_ALLOWED without a staff post there */
  owed(input: ListInput & { orgId: string; list: Owed }): Promise<ListPage>
  /** how many on each of these lists, and how much feedback for the caller to answer, counted to a hundred; refuses as `owed` */
  owedCounts(input: { orgId: string; now: number }): Promise<OwedCounts>
  /** a unit's visits of the day that begins at `from`, the earliest first; refuses NOT_ALLOWED without the liaison post there */
  unitDay(input: ListInput & { unitId: string; from: number }): Promise<ListPage>
  /** seven days from `from` on: visits, and members who have taken something on; refuses as `unitDay` */
  unitWeek(input: { unitId: string; from: number; now: number }): Promise<UnitWeek>

  /** where an order may be handed; the door checks with the kitchen which of them fit */
  targets(orderId: string, now: number): Promise<TargetFacts>
  /** where each of these items usually goes from one community; refuses NOT_ALLOWED without a staff post there */
  usualPlaces(input: { orgId: string; itemCodes: readonly string[]; now: number }): Promise<Record<string, UsualPlace>>
  /** how long people waited where the caller lives */
  waits(): Promise<Waits>
  /** members of the target unit, or of the community when the order is the pool's or its own; at most 200. Two trips. */
  askable(orderId: string, now: number): Promise<Askable>
  /** phones, door and note; the reading is written down in the same statement */
  contact(input: ContactInput): Promise<Contact>
  /** full name or phone, inside the communities of the caller's posts; the search is written down. Null: too many today. Two trips. */
  find(text: string, now: number, maxToday: number): Promise<FoundPerson[] | null>
  /** two one-time codes, kept hashed; a reprint voids the old. False: the same request, and its paper has been replaced since */
  printSlip(slip: Slip): Promise<boolean>
  /** how a typed paper code is compared with `Loaded.slipCodes` */
  slipHash(orderId: string, round: number, code: string): string
  /** 催一催: false when the last one is younger than `since` */
  nudge(orderId: string, now: number, since: number): Promise<boolean>

  me(now: number): Promise<Myself>
  /** makes person, address and account at once; the same account twice is the same person. Answers the fresh `me`. Three trips. */
  register(person: NewPerson): Promise<Myself>
  /** answers the fresh `me`; two trips */
  savePreferences(input: { largePrint: boolean; fontSize: number | null; now: number }): Promise<Myself>
  /** own address or that of a linked elder; refuses NOT_ALLOWED otherwise. Two trips. */
  saveAddress(home: Home): Promise<string>

  links: LinkStore
  privacy: PrivacyStore
  feedback: FeedbackStore
  wallet: WalletStore
  publicPool: PoolStore
  estates: EstateStore
  districtBooks: BooksStore
  peopleLists: PeopleLists
  handOvers: StandingStore
  exports: ExportStore
  devices: DeviceStore
  rulebook: RuleStore
  facts: FactStore
  reviews: ReviewStore
  notices: NoticeStore
  redemptions: RedemptionStore
  counter: CounterStore
  sheets: SheetStore
  catalogue: CatalogueStore

  /** orders of one series that the caller may load one by one, earliest first */
  series(seriesId: string): Promise<string[]>
}

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
  /** the elders, the pool and what was decided for a month (`2026-11`) */
  month(month: string): Promise<Month>
  /** the first decision of a month stands: answers what everybody gets */
  decideMonth(month: string, each: number, short: boolean, now: number): Promise<number>
  redemption(id: string): Promise<Redemption | null>
  /** one step of it by the clock, as `RedemptionStore.commit` */
  commitRedemption(change: RedemptionChange, now: number): Promise<Written>
  /** everybody has got it */
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

/** The cellar door of the functions: one per instance. */
export interface Stores {
  accountOf(caller: Caller): Promise<Account | null>
  forCaller(caller: Caller): Store
  forSystem(tenantId: string): SystemStore
  /** the menu of the district that this app belongs to; readable before sign-in */
  menu(appId: string): Promise<Item[]>
  /** another word for every other menu: a phone that knows it need not read the menu again */
  menuEdition(appId: string): Promise<string>
  grids(appId: string): Promise<Area[]>
  /** true for exactly one of all instances that ask for this slot (epoch ms) of a job */
  claimSlot(job: string, slot: number, now: number): Promise<boolean>
  /** whether somebody has claimed it */
  slotTaken(job: string, slot: number): Promise<boolean>
  /** orders of every district with a timer due, earliest first */
  dueTimers(now: number, limit: number): Promise<{ tenantId: string; orderId: string; at: number }[]>
  /** orders whose words or photos nobody has checked yet, oldest first; without those that wait for an answer asked for since then */
  unchecked(limit: number, waitingSince: number): Promise<Unchecked[]>
  /** these could not be judged now: others come before them next time */
  triedContent(tried: readonly Pick<Unchecked, 'tenantId' | 'orderId'>[], now: number): Promise<void>
  /** goods whose words or picture nobody has checked yet, as `unchecked` */
  uncheckedGoods(limit: number, waitingSince: number): Promise<UncheckedGood[]>
  triedGoods(tried: readonly Pick<UncheckedGood, 'tenantId' | 'goodId'>[], now: number): Promise<void>
  /** the answer to `photoAsked`, of whichever district: true for exactly one of all answers under this trace id */
  photoJudged(traceId: string, verdict: 'shown' | 'hidden', now: number): Promise<boolean>
  /** orders at units without a liaison, the most pressing first */
  stranded(now: number, limit: number): Promise<{ tenantId: string; orderId: string }[]>
  /** what no longer shows and is still in the file store */
  gonePictures(limit: number): Promise<GonePicture[]>
  /** they could not be removed now: others come before them next time */
  triedPictures(pictures: readonly GonePicture[], now: number): Promise<void>
  /** they are in the file store no more */
  forgetPictures(pictures: readonly GonePicture[]): Promise<void>
  /** people who left and whose days to change their mind are over, of every district */
  dueErasures(now: number, limit: number): Promise<{ tenantId: string; personId: string }[]>
  /** what people have redeemed and not fetched in time, of every district */
  dueRedemptions(now: number, limit: number, after?: DueRedemption): Promise<DueRedemption[]>
  /** districts whose elders have not all got the allotment of this month (`2026-11`) */
  dueMonths(month: string): Promise<string[]>
  /** districts whose books have not been read to the end on this day (`2026-11-23`) */
  uncheckedBooks(day: string): Promise<string[]>
  /** what orders left for later because their asset stood still, and may move now; the longest waiting first */
  waitedValue(limit: number, after?: Waited): Promise<Waited[]>
  /** estates whose time for a choice is over, and those settled on whose accounts something has come since */
  dueEstates(today: string, limit: number, after?: DueEstate): Promise<DueEstate[]>
  /** districts that have published no digest on this day (`2026-11-27`) */
  dueCheckpoints(day: string): Promise<string[]>
  /** what the district of this app has published; null when it is nobody's */
  notice(appId: string): Promise<Notice | null>
  /** feedback nobody answered in time, of every district */
  overdueFeedback(now: number, limit: number): Promise<OverdueFeedback[]>
  /** facts whose time to be decided has come, of every district */
  dueFacts(now: number, limit: number): Promise<{ tenantId: string; id: string }[]>
  /** words that count once they are checked, written since then */
  unreadWords(since: number, limit: number): Promise<UnreadWords[]>
  /** appeals nobody took up or answered in time, of every district */
  overdueAppeals(now: number, limit: number): Promise<OverdueAppeal[]>
  /** counts how long people waited in one district that was not counted today; false when all were */
  countWaits(now: number): Promise<boolean>
  /** removes at most so many of each kind of what is past its use, of every district; answers how many of each */
  removePast(now: number, most: number): Promise<number[]>
  /** what nobody has been told of yet, oldest first */
  outbox(limit: number): Promise<Waiting[]>
  /** messages whose time has come, each for whoever claims it alone until `until`; what was in the hands of somebody who has gone is given up */
  claimMessages(now: number, until: number, limit: number): Promise<ClaimedMessage[]>
  /** orders of every district that begin between these instants, with somebody coming, of whom one kind of reminder was not made */
  dueReminders(wanted: { kind: string; from: number; until: number }, limit: number): Promise<{ tenantId: string; orderId: string }[]>
  /** people with news since `since` and since their last digest, who agreed to one and had none this day */
  dueDigests(day: string, since: number, limit: number, after?: Pick<DigestDue, 'tenantId' | 'personId'>): Promise<DigestDue[]>
}
