import type { FeedbackKind } from '@domain/feedback/feedback'
import type { TemplateKind } from '@domain/notices/templates'
import type { NoticeSettings } from '@domain/notices/quiet'
import type { Role } from '@domain/order/scene'
import type { HandOverAnswer } from '@domain/people/hand-over'
import type { Window } from '@domain/order/order'
import type { OrderView } from '@domain/order/view/shapes'
import type { StatementLine } from './books'
import type { RedemptionView } from './redemption'
import type { Deduction } from './review'

/** Who is asking, as their own screens need it. `person` is null until they have registered. */
export interface Me {
  person: {
    id: string
    name: string
    publicName: string
    /** YYYY-MM-DD; null where nobody has said it */
    birthDay: string | null
    /** a community worker has looked at the identity card: name and birthday are changed by them alone */
    checked: boolean
    /** the last four digits of the phone; null without one */
    phoneTail: string | null
    communityId: string
    communityName: string
    gridId: string
    gridName: string
    largePrint: boolean
    fontSize: number | null
    /** they want to leave: from then on (epoch ms) everything of theirs may be erased; null while they stay */
    erasedAfter: number | null
  } | null
  posts: { role: Role; roleName: string; orgId: string; orgName: string }[]
  volunteer: { unitName: string | null; skills: string[]; qualifications: string[]; insured: boolean; communityNames: string[] } | null
  /** a post comes to me, or one at my organisation waits for a colleague's word */
  handOverWaits: boolean
  /** the elders this person is the linked agent of */
  agentFor: { personId: string; publicName: string; hasApp: boolean }[]
  addresses: AddressView[]
  /** the district's templates at WeChat, and how many messages this person has agreed to by each */
  wechat: { templates: Partial<Record<TemplateKind, string>>; left: Partial<Record<TemplateKind, number>> }
  /** where the caller's own photos belong in the file store, ending in a slash; empty until they have registered */
  photoFolder: string
}
export interface AddressView {
  id: string
  personId: string
  communityId: string
  gridId: string
  gridName: string
  /** nobody has said the grid: it goes by where others of the same building say they live, or is the first of the community */
  gridGuessed: boolean
  building: string
  /** the door as the owner typed it; null: it is somebody else's, whom one acts for */
  door: string | null
}
export interface Area {
  id: string
  name: string
  communityId: string
  communityName: string
  /** the community's own telephone for whoever cannot wait; null where it has published none */
  dutyPhone: string | null
}
/** Acting for somebody, seen from one of the two. */
export interface Link {
  personId: string
  publicName: string
  /** I act for them; otherwise they act for me */
  iAct: boolean
  agreed: boolean
}
/** A link whose elder has no app: a community worker asks the elder and answers for them. */
export interface LinkToVerify {
  agentId: string
  agentName: string
  elderId: string
  elderName: string
  gridName: string | null
}
/** A post on its way to somebody else, and what the caller may do about it. */
export interface PostHandOver {
  id: string
  role: Role
  roleName: string
  orgName: string
  fromName: string
  toName: string
  agreed: boolean
  may: HandOverAnswer[]
}
/** A browser that asks to be signed in as whoever reads its code. */
export interface AskingBrowser {
  digits: string
  /** its kind and its machine's, as it says itself */
  browser: string
  at: number
}
/** One reading of something private of mine, by somebody else. `post` is what they held then. */
export interface Reading {
  id: string
  at: number
  reader: string
  post?: string
  field: 'phone' | 'door' | 'note' | 'search' | 'registered'
  reason: string
}
/** What is kept about one person besides who they are. */
export interface OwnPieces {
  /** asked for, placed for another, or helped with */
  orders: OrderView[]
  /** of points and minutes, each with the account it stands on */
  entries: (StatementLine & { account: string })[]
  deductions: Deduction[]
  redemptions: RedemptionView[]
  feedback: OwnFeedback[]
  readings: Reading[]
}
/** A part of everything that is kept about one person: about themselves in the first, at most twenty of one kind in each. */
export interface OwnData extends Partial<OwnPieces> {
  /** for whom and when it was drawn, and what it covers (red line 27) */
  mark: { personId: string; drawnAt: number; covers: string }
  me?: Me & { links: Link[] }
  next?: string
}
/** What I said, where it lies, by when it is answered, and the answer. */
export interface OwnFeedback {
  id: string
  kind: FeedbackKind
  words: string
  at: number
  dueAt: number
  orgName: string
  answer?: string
  answeredAt?: number
}
/** What somebody said, for whoever has to answer. */
export interface FeedbackForStaff {
  id: string
  kind: FeedbackKind
  words: string
  at: number
  dueAt: number
  giver: string
  orderId?: string
}
/** Somebody a worker may place for. */
export interface FoundPerson {
  personId: string
  publicName: string
  /** where they live; empty when nobody has said it */
  gridName: string
  homes: FoundHome[]
  hasApp: boolean
}
/** One of their homes, as much as tells it from the others: never the door. */
export interface FoundHome {
  id: string
  gridId: string
  gridName: string
  building: string
}
/** One line of 消息: what happened and to which order, as much of it as its reader may know now. */
export interface NoticeLine {
  id: string
  at: number
  words: string
  orderId: string
  title: string
  /** absent where it speaks of another time than the order has now */
  window?: Window
  unread: boolean
  /** a closed door, a tell of safety, an order that cannot wait */
  urgent: boolean
  /** the page that shows it, with what stands behind its ? */
  page: string
}
/** How somebody is told outside of the app. `usual`: they have not said otherwise. */
export interface Reminders extends NoticeSettings {
  usual: boolean
}
