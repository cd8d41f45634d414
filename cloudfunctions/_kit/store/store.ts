import type { UnitWeek, UsualPlace } from '@contract/community'
import type { FoundPerson } from '@contract/member'
import type { Waits } from '@contract/order'
import type { Secret } from '@domain/order/change'
import type { Owed } from '@domain/order/owed'
import type { FactStore } from './fact-store'
import type { BrowserStore } from './browsers'
import type { CatalogueStore } from './catalogue'
import type { CounterStore } from './counter'
import type { FeedbackStore } from './feedback'
import type { OwedCounts } from './inboxes'
import type { Home } from './member'
import type { LinkStore } from './links'
import type { NoticeStore } from './notices'
import type { Neighbour } from './namesakes'
import type { PoolStore } from './pool'
import type { IntroductionMade, Slip } from './papers'
import type { PostHandOverStore } from './post-hand-overs'
import type { PrivacyStore } from './privacy'
import type { ProfileStore } from './profile'
import type { Registered } from './register-for'
import type { ReviewStore } from './reviews'
import type { RuleStore } from './rulebook'
import type { RedemptionStore } from './redemptions'
import type { SheetStore } from './sheets'
import type { StandingStore } from './standing'
import type { WalletStore } from './wallet'
import type { WarningStore } from './warnings'
import type { DeviceStore } from './devices'
import type { ExportStore } from './exports'
import type { EstateStore } from './estate'
import type { BooksStore } from './district-books'
import type { PeopleLists } from './people-lists'
import type {
  Askable,
  Asked,
  Committed,
  Contact,
  ContactInput,
  InboxList,
  ListInput,
  ListPage,
  Loaded,
  Myself,
  NewPerson,
  Sealed,
  TargetFacts,
  TaskList,
  UnitInboxList,
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
  usualPlaces(input: { orgId: string; now: number }): Promise<Record<string, UsualPlace>>
  /** how long people waited where the caller lives */
  waits(): Promise<Waits>
  /** members of the target unit, or of the community when the order is the pool's or its own; at most 200. Two trips. */
  askable(orderId: string, now: number): Promise<Askable>
  /** phones, door and note; the reading is written down in the same statement */
  contact(input: ContactInput): Promise<Contact>
  /** full name or phone, inside the communities of the caller's posts; the search is written down. Null: too many today. Two trips. */
  find(input: { text: string; why: string; now: number; maxToday: number }): Promise<FoundPerson[] | null>
  /** two one-time codes, kept hashed; a reprint voids the old. False: the same request, and its paper has been replaced since */
  printSlip(slip: Slip): Promise<boolean>
  /** how a typed paper code is compared with `Loaded.slipCodes` */
  slipHash(orderId: string, round: number, code: string): string
  /** 催一催: false when the last one is younger than `since` */
  nudge(orderId: string, now: number, since: number): Promise<boolean>
  introduce(one: IntroductionMade): Promise<void>

  me(now: number): Promise<Myself>
  /** makes person, address and account at once; the same account twice is the same person. Answers the fresh `me`. Three trips. */
  register(person: NewPerson): Promise<Myself>
  /**
   * somebody of a community where the caller may place for others, without an account. Whoever is known there by name and phone, or by name and
   * home, is answered instead, with the number that is said now where they had neither one nor the app; known elsewhere by name and phone, or
   * too many looked for today: that, and nothing is made. Refuses NOT_ALLOWED without a post there, INVALID_INPUT for a grid that is not there.
   * Eight trips at most, one after another with whoever registers the same name.
   */
  registerFor(neighbour: Neighbour): Promise<Registered | 'elsewhere' | 'too many'>
  /** answers the fresh `me`; two trips */
  savePreferences(input: { largePrint: boolean; fontSize: number | null; now: number }): Promise<Myself>
  /** own address or that of a linked elder; refuses NOT_ALLOWED otherwise. Two trips. */
  saveAddress(home: Home): Promise<string>

  links: LinkStore
  privacy: PrivacyStore
  profile: ProfileStore
  posts: PostHandOverStore
  browsers: BrowserStore
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
  warnings: WarningStore
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
