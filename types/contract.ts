import type { Suggestions } from '@domain/dispatch/suggest'
import type { Item } from '@domain/menu/item'
import type { Activity } from '@domain/order/view/activity'
import type { OrderCard, OrderView } from '@domain/order/view/shapes'
import type { Notice } from '@domain/verify/notice'
import type { BooksInputs } from '../cloudfunctions/books/schemas'
import type { CommunityInputs } from '../cloudfunctions/community/schemas'
import type { MemberInputs } from '../cloudfunctions/member/schemas'
import type { OrderInputs } from '../cloudfunctions/order/schemas'
import type { PointsInputs } from '../cloudfunctions/points/schemas'
import type { RatingInputs } from '../cloudfunctions/rating/schemas'
import type { RedemptionInputs } from '../cloudfunctions/redemption/schemas'
import type { TimebankInputs } from '../cloudfunctions/timebank/schemas'
import type { AccountBalance, DeviceList, ExportedStatement, MinuteBalance, Paper, RulesInForce, StatementLine } from './shapes/books'
import type { ReferredMany, Standing, Targets, UnitWeek, UsualPlace } from './shapes/community'
import type {
  Area,
  AskingBrowser,
  FeedbackForStaff,
  FoundPerson,
  Link,
  LinkToVerify,
  Me,
  NoticeLine,
  OwnData,
  OwnFeedback,
  PostHandOver,
  Reading,
  Reminders
} from './shapes/member'
import type { Front, OnSiteCodes, OpenedContact, PrintedSlip } from './shapes/order'
import type { Page } from './shapes/page'
import type { AppealForStaff, Deduction, MemberYear, Recorded, Review, YearFeedback, UnitCount } from './shapes/review'
import type { RuleExample, RuleVersionCard, RuleVersionView, WarningView } from './shapes/rules'
import type { BooksView, EstateView, Listed, PoolView, Related } from './shapes/timebank'
import type {
  ExpectedPickUp,
  GoodView,
  HandedPiece,
  KeptGoodView,
  MerchantView,
  PickUp,
  RedemptionView,
  SheetView
} from './shapes/redemption'

/** What `order.perform` takes; the same call goes through `rating.give` for the five steps of its own. */
export type PerformInput = OrderInputs['perform']

/** What `order.perform` and its thin doors answer: the fresh view, or nothing more to see for this person. */
export type Performed = { orderId: string; version: number; view: OrderView | null }

/** One action: what goes in comes from the schema that the door checks with, what comes out stands here. */
interface Line<I, O> {
  input: I
  output: O
}

/** One line per action of the nine functions: what goes in, what comes out. */
export interface Contract {
  'member.me': Line<MemberInputs['me'], Me>
  'member.areas': Line<MemberInputs['areas'], { grids: Area[] }>
  'member.register': Line<MemberInputs['register'], Me>
  /** by a worker, for somebody of their community without a phone; `known`: they were there already, and nothing was made */
  'member.registerFor': Line<MemberInputs['registerFor'], { person: FoundPerson; known: boolean; homeId: string | null }>
  'member.savePreferences': Line<MemberInputs['savePreferences'], Me>
  /** name and birthday, as long as no worker has seen the identity card */
  'member.saveIdentity': Line<MemberInputs['saveIdentity'], Me>
  /** my own number, given or changed */
  'member.savePhone': Line<MemberInputs['savePhone'], Me>
  /** what I can do; the first time makes me a volunteer of my community */
  'member.saveSkills': Line<MemberInputs['saveSkills'], Me>
  /** a worker of their community has seen the identity card, and these papers */
  'member.checkPerson': Line<MemberInputs['checkPerson'], Record<string, never>>
  /** posts on their way: mine, to me, and those a colleague has to agree to */
  'member.handOvers': Line<MemberInputs['handOvers'], { handOvers: PostHandOver[] }>
  'member.handOver': Line<MemberInputs['handOver'], { handOvers: PostHandOver[] }>
  'member.answerHandOver': Line<MemberInputs['answerHandOver'], { handOvers: PostHandOver[] }>
  /** the browser that shows this code and asks to be signed in as me; only a wrong code is counted */
  'member.askingBrowser': Line<MemberInputs['askingBrowser'], AskingBrowser>
  /** it is mine, or it is not: once */
  'member.answerBrowser': Line<MemberInputs['answerBrowser'], Record<string, never>>
  /** every browser that was signed in as me is out; a phone that came by a host signs in anew */
  'member.endBrowsers': Line<MemberInputs['endBrowsers'], Record<string, never>>
  'member.saveAddress': Line<MemberInputs['saveAddress'], { id: string }>
  /** people a worker may place for: a search inside the worker's own community, by name or phone, written down */
  'member.find': Line<MemberInputs['find'], Page<FoundPerson>>
  'member.links': Line<MemberInputs['links'], { links: Link[] }>
  /** for community workers: whose elder has no app */
  'member.linksToVerify': Line<MemberInputs['linksToVerify'], { links: LinkToVerify[] }>
  /** whether somebody was found stays unsaid */
  'member.askToAct': Line<MemberInputs['askToAct'], Record<string, never>>
  'member.answerLink': Line<MemberInputs['answerLink'], { links: Link[] }>
  'member.readings': Line<MemberInputs['readings'], Page<Reading>>
  'member.ownData': Line<MemberInputs['ownData'], OwnData>
  'member.giveFeedback': Line<MemberInputs['giveFeedback'], { id: string; dueAt: number }>
  'member.feedback': Line<MemberInputs['feedback'], Page<OwnFeedback>>
  'member.leave': Line<MemberInputs['leave'], Me>
  /** what I was told, newest first */
  'member.notices': Line<MemberInputs['notices'], Page<NoticeLine>>
  /** one, or all up to an instant; how many are left */
  'member.readNotices': Line<MemberInputs['readNotices'], { unread: number }>
  'member.reminders': Line<MemberInputs['reminders'], Reminders>
  'member.saveReminders': Line<MemberInputs['saveReminders'], Reminders>
  /** WeChat has asked, and these were agreed to: one more message by each */
  'member.consented': Line<MemberInputs['consented'], { left: Me['wechat']['left'] }>

  'order.menu': Line<OrderInputs['menu'], { edition: string; items: Item[]; categories: string[] }>
  /** with `dates`: one order a date, all of one series; `windows` repeats the first date */
  'order.place': Line<OrderInputs['place'], { orders: Performed[] }>
  'order.perform': Line<OrderInputs['perform'], Performed>
  /** with the code while somebody may be at the door, for those who show it */
  'order.get': Line<OrderInputs['get'], OrderView & { code?: OnSiteCodes }>
  /** what the first screen shows one person besides the menu */
  'order.front': Line<OrderInputs['front'], Front>
  /** as requester or placer; `live` until closed, `done` after */
  'order.mine': Line<OrderInputs['mine'], Page<OrderCard>>
  /** as member: `ahead` waits for my tap or was accepted, `done` is past */
  'order.tasks': Line<OrderInputs['tasks'], Page<OrderCard>>
  /** open orders whose ring reaches me */
  'order.pool': Line<OrderInputs['pool'], Page<OrderCard>>
  'order.activities': Line<OrderInputs['activities'], Page<Activity>>
  /** phone and door; the reading is written down in the same statement */
  'order.contact': Line<OrderInputs['contact'], OpenedContact>
  /** ten steps of the rolling code, five minutes; `qr` is what the QR carries besides the code */
  'order.code': Line<OrderInputs['code'], OnSiteCodes>
  /** prints a slip: two one-time codes, a reprint voids the old */
  'order.slip': Line<OrderInputs['slip'], PrintedSlip>
  /** not rows of the table: 催一催 (once in 24 h) and another time proposed by a helper */
  'order.remark': Line<OrderInputs['remark'], Performed>

  'rating.waiting': Line<RatingInputs['waiting'], Page<OrderCard>>
  'rating.give': Line<RatingInputs['give'], Performed>

  'points.balance': Line<PointsInputs['balance'], AccountBalance & { dues: number }>
  /** newest first; `month` as `2026-11` */
  'points.statement': Line<PointsInputs['statement'], Page<StatementLine>>
  /** in force now, and what follows with its first day */
  'points.rules': Line<PointsInputs['rules'], RulesInForce>
  /** for workers: every version, the newest first */
  'points.ruleVersions': Line<PointsInputs['ruleVersions'], Page<RuleVersionCard>>
  /** without an id: what a new draft begins with */
  'points.ruleVersion': Line<PointsInputs['ruleVersion'], RuleVersionView>
  /** district staff: a whole file, read and checked; what is in force stays untouched */
  'points.draft': Line<PointsInputs['draft'], RuleVersionView>
  /** district staff: over the past year; the report is kept with the draft */
  'points.simulate': Line<PointsInputs['simulate'], RuleVersionView>
  /** district staff: publishes, or waits for the second signature where the report asks for one */
  'points.sign': Line<PointsInputs['sign'], RuleVersionView>
  'points.dropVersion': Line<PointsInputs['dropVersion'], Record<string, never>>
  /** for workers: a counter-example over one's own past; it can never be in force */
  'points.example': Line<PointsInputs['example'], RuleExample>
  /** of bad weather: what is to come, stands, or began in the last two weeks; what begins last first */
  'points.warnings': Line<PointsInputs['warnings'], Page<WarningView>>
  /** district staff: for hours and an area; visits closed from now on count it (R15) */
  'points.warn': Line<PointsInputs['warn'], { id: string }>
  /** district staff: a wrong one; what was awarded under it stays */
  'points.dropWarning': Line<PointsInputs['dropWarning'], Record<string, never>>
  /** one's own, newest first, with the appeal against each */
  'points.deductions': Line<PointsInputs['deductions'], Page<Deduction>>
  'points.appeal': Line<PointsInputs['appeal'], Deduction>
  /** staff of `orgId`: what lies there, by due time */
  'points.appeals': Line<PointsInputs['appeals'], Page<AppealForStaff>>
  'points.takeAppeal': Line<PointsInputs['takeAppeal'], Record<string, never>>
  /** by whoever had no part in the deduction */
  'points.settleAppeal': Line<PointsInputs['settleAppeal'], Record<string, never>>
  /** staff: what no screen knows yet; offences wait for a second person, everything else is decided at once */
  'points.record': Line<PointsInputs['record'], Recorded>
  /** staff of `orgId`: what wants a second look, or a talk */
  'points.reviews': Line<PointsInputs['reviews'], Page<Review>>
  'points.review': Line<PointsInputs['review'], Recorded>
  /** a talk has been held, an authority has got it */
  'points.seenTo': Line<PointsInputs['seenTo'], Record<string, never>>
  /** staff who did not bring it: an adoption was withdrawn, a good word was bought */
  'points.revoke': Line<PointsInputs['revoke'], Recorded>
  'points.year': Line<PointsInputs['year'], YearFeedback>
  /** liaison: the unit's own members, in no order of merit */
  'points.unitYear': Line<PointsInputs['unitYear'], Page<MemberYear>>
  /** liaison: what the unit did together, counted and worth nothing */
  'points.unitCount': Line<PointsInputs['unitCount'], UnitCount>

  /** what the district has published of its books: keys, and a digest a day; for anybody */
  'books.notice': Line<BooksInputs['notice'], Notice>
  /** the caller's whole statement as one signed file, up to the newest digest */
  'books.statement': Line<BooksInputs['statement'], ExportedStatement>
  /** one page of it to print, `month` as `2026-11` */
  'books.paper': Line<BooksInputs['paper'], Paper>
  /** the phones whose signatures count as the caller's */
  'books.devices': Line<BooksInputs['devices'], DeviceList>
  'books.addDevice': Line<BooksInputs['addDevice'], DeviceList>
  'books.endDevice': Line<BooksInputs['endDevice'], DeviceList>

  'timebank.balance': Line<TimebankInputs['balance'], MinuteBalance>
  'timebank.statement': Line<TimebankInputs['statement'], Page<StatementLine>>
  'timebank.useOwn': Line<TimebankInputs['useOwn'], MinuteBalance>
  /** to close family that a community has verified */
  'timebank.give': Line<TimebankInputs['give'], MinuteBalance>
  /** to the public pool */
  'timebank.donate': Line<TimebankInputs['donate'], MinuteBalance>
  'timebank.pool': Line<TimebankInputs['pool'], PoolView>
  /** district staff: the first of two signatures */
  'timebank.propose': Line<TimebankInputs['propose'], PoolView>
  /** another of the district: now the minutes are there */
  'timebank.confirm': Line<TimebankInputs['confirm'], PoolView>
  /** district staff: how far the pool may fall, first and second signature */
  'timebank.proposeFloor': Line<TimebankInputs['proposeFloor'], PoolView>
  'timebank.confirmFloor': Line<TimebankInputs['confirmFloor'], PoolView>
  /** district staff: totals, the last look at the books, and what stands still */
  'timebank.books': Line<TimebankInputs['books'], BooksView>
  /** district staff: looks at the books now */
  'timebank.checkBooks': Line<TimebankInputs['checkBooks'], BooksView>
  /** district staff: lets an asset move again that is right again, first and second signature */
  'timebank.proposeReopen': Line<TimebankInputs['proposeReopen'], BooksView>
  'timebank.confirmReopen': Line<TimebankInputs['confirmReopen'], BooksView>
  /** community workers: deaths they recorded and what becomes of the minutes, the newest first */
  'timebank.estates': Line<TimebankInputs['estates'], Page<EstateView>>
  /** first signature, second signature, and taken back while nothing has moved */
  'timebank.recordDeath': Line<TimebankInputs['recordDeath'], { id: string }>
  'timebank.confirmDeath': Line<TimebankInputs['confirmDeath'], { id: string }>
  'timebank.undoDeath': Line<TimebankInputs['undoDeath'], { id: string }>
  /** what the relatives chose (`null`: the pool), and the second signature that moves it */
  'timebank.chooseEstate': Line<TimebankInputs['chooseEstate'], { id: string }>
  'timebank.settleEstate': Line<TimebankInputs['settleEstate'], { id: string }>
  /** community workers: who is on the list, and which relations they have verified; the newest first */
  'timebank.listed': Line<TimebankInputs['listed'], Page<Listed>>
  'timebank.relations': Line<TimebankInputs['relations'], Page<Related>>
  /** community workers, of somebody who lives there: what the other is to the giver; `null` takes it back */
  'timebank.relate': Line<TimebankInputs['relate'], Record<string, never>>
  /** community workers: on or off the list of elders who need it most */
  'timebank.list': Line<TimebankInputs['list'], Record<string, never>>

  /** on offer now, the cheapest first; each with why I cannot have it, if so */
  'redemption.shop': Line<RedemptionInputs['shop'], Page<GoodView>>
  'redemption.good': Line<RedemptionInputs['good'], GoodView>
  /** points are reserved and one piece is kept; `points` and `version` are what the screen showed */
  'redemption.redeem': Line<RedemptionInputs['redeem'], RedemptionView>
  'redemption.mine': Line<RedemptionInputs['mine'], Page<RedemptionView>>
  /** with the code while it waits */
  'redemption.get': Line<RedemptionInputs['get'], RedemptionView>
  'redemption.cancel': Line<RedemptionInputs['cancel'], RedemptionView>
  /** at the counter of `orgId`: what a code is for; a wrong one is counted */
  'redemption.look': Line<RedemptionInputs['look'], PickUp>
  /** it was handed over: the points go to the merchant */
  'redemption.handOver': Line<RedemptionInputs['handOver'], PickUp>
  /** what is kept for people at `orgId`; whose it is it does not say */
  'redemption.expected': Line<RedemptionInputs['expected'], Page<ExpectedPickUp>>
  'redemption.sheets': Line<RedemptionInputs['sheets'], Page<SheetView>>
  /** one day of one merchant; for the merchant and the district */
  'redemption.sheetOf': Line<RedemptionInputs['sheetOf'], SheetView>
  'redemption.sheet': Line<RedemptionInputs['sheet'], Page<HandedPiece>>
  /** the merchant: the figures of that day are right */
  'redemption.agree': Line<RedemptionInputs['agree'], SheetView>
  /** district staff: days of every merchant that are not settled */
  'redemption.unsettled': Line<RedemptionInputs['unsettled'], Page<SheetView>>
  /** district staff, never whoever agreed: it was settled outside */
  'redemption.settle': Line<RedemptionInputs['settle'], SheetView>
  'redemption.merchants': Line<RedemptionInputs['merchants'], Page<MerchantView>>
  /** district staff: what is on the shelf, or was taken off it */
  'redemption.catalogue': Line<RedemptionInputs['catalogue'], Page<KeptGoodView>>
  'redemption.kept': Line<RedemptionInputs['kept'], KeptGoodView>
  'redemption.add': Line<RedemptionInputs['add'], KeptGoodView>
  /** for whoever redeems from now on */
  'redemption.change': Line<RedemptionInputs['change'], KeptGoodView>
  'redemption.restock': Line<RedemptionInputs['restock'], KeptGoodView>
  /** off the shelf or on it again; `callOff`: what is kept for people goes back too */
  'redemption.offer': Line<RedemptionInputs['offer'], KeptGoodView>

  /** the handler's orders by due time; `list` chooses the stage */
  'community.inbox': Line<CommunityInputs['inbox'], Page<OrderCard>>
  /** where each item usually goes from here; all of them at once */
  'community.usual': Line<CommunityInputs['usual'], { usual: Record<string, UsualPlace> }>
  /** to one unit, or without one to the pool; each order by itself */
  'community.referMany': Line<CommunityInputs['referMany'], ReferredMany>
  'community.targets': Line<CommunityInputs['targets'], Targets>
  'community.unitInbox': Line<CommunityInputs['unitInbox'], Page<OrderCard>>
  /** a unit's visits of the day `at` lies in, the earliest first */
  'community.unitDay': Line<CommunityInputs['unitDay'], Page<OrderCard>>
  /** seven days from the day `at` lies in */
  'community.unitWeek': Line<CommunityInputs['unitWeek'], UnitWeek>
  /** what orders still want of a worker at `orgId`, whatever their stage; what has waited longest first */
  'community.owed': Line<CommunityInputs['owed'], Page<OrderCard>>
  /** 投诉建议 that wait for an answer at `orgId`, by due time */
  'community.feedback': Line<CommunityInputs['feedback'], Page<FeedbackForStaff>>
  'community.answerFeedback': Line<CommunityInputs['answerFeedback'], { id: string }>
  /** 常办直通 at a community or a unit: what holds, who signed it and when */
  'community.standing': Line<CommunityInputs['standing'], Standing>
  /** from now on, in the place of what held for this item; without a unit a community hands to the pool, and a unit asks all its members */
  'community.sign': Line<CommunityInputs['sign'], Standing>
  'community.revoke': Line<CommunityInputs['revoke'], Standing>
  'community.suggest': Line<CommunityInputs['suggest'], Suggestions>
}

export type CallAction = keyof Contract
export type Input<A extends CallAction> = Contract[A]['input']
export type Output<A extends CallAction> = Contract[A]['output']

/** What travels to a function and back. */
export interface CallEvent {
  action: CallAction
  input: unknown
  /** made by the client, the same for every retry of one intent; required for writes */
  requestId?: string
}
export type CallAnswer<T = unknown> =
  | { ok: true; value: T }
  | { ok: false; error: { code: string; message: string; params?: Record<string, string | number>; fresh?: unknown } }
