import type { Area } from '@contract/member'
import type { Item } from '@domain/menu/item'
import type { UncheckedGood } from './goods-content'
import type { OverdueFeedback } from './feedback'
import type { ClaimedMessage } from './messages'
import type { DigestDue } from './due-notices'
import type { DueRedemption } from './redemptions'
import type { Notice } from '@domain/verify/notice'
import type { DueEstate } from './due-estates'
import type { Waited } from './value-waits'
import type { Account, Caller, GonePicture, ListInput, ListPage, Unchecked, Waiting } from './shapes'
import type { OverdueAppeal } from './overdue-appeals'
import type { UnreadWords } from './unread-words'
import type { Store } from './store'
import type { SystemStore } from './system-store'

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
  /** what a community of the district of this app organises and is settled; readable before sign-in */
  activities(appId: string, input: ListInput & { communityId: string }): Promise<ListPage>
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
  gonePictures(limit: number, now: number): Promise<GonePicture[]>
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
