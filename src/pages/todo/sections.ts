import type { Contract, Input, Output } from '@contract'
import type { Me } from '@contract/member'
import type { Front } from '@contract/order'
import type { Page } from '@contract/page'
import { ASSET_NAMES } from '@domain/ledger/account'
import { OWED_WORDS } from '@domain/order/owed'
import type { SeatState } from '@domain/order/seat'
import type { OrderCard } from '@domain/order/view/shapes'
import type { Role } from '@domain/order/scene'
import { INBOX_STAGES } from '@/work/inbox/stages'
import { countWords } from '@/work/owed/count-words'
import { UNIT_STAGES } from '@/work/unit/stages'

type Post = Me['posts'][number]
type CardList = { [A in keyof Contract]: Output<A> extends Page<OrderCard> ? A : never }[keyof Contract]

/** A short list of orders that wait for somebody: what is read, where all of it is; a folded one is read when it is opened, `begin` starts another. */
export type Section = {
  [A in CardList]: {
    title: string
    read: A
    input: Input<A>
    /** which of the cards read belong here */
    only?: (card: OrderCard) => boolean
    all?: string
    empty: string
    effort?: boolean
    folded?: boolean
    begin?: { label: string; tab: string }
  }
}[CardList]

/** What waits in a room of its own and is no order. */
export interface Elsewhere {
  title: string
  go: { label: string; url: string }
}

/** What somebody was told, and how much of it they have not looked at. */
export const newsOf = ({ unread }: Pick<Front, 'unread'>): Elsewhere => ({
  title: unread > 0 ? `消息，${countWords(unread, '条')}没看` : '消息',
  go: { label: '看一看', url: '/account/notices/index' }
})

/** What the first look counts besides the lists themselves. */
type Counted = Pick<Front, 'owed' | 'answers' | 'stopped'>
/** What orders still want of this post, whatever their stage; only what there is. */
const owed = ({ orgId, orgName }: Post, lists: Counted['owed']): Section[] =>
  lists
    .filter((one) => one.orgId === orgId)
    .map(({ list, count }) => ({
      title: `${orgName} · ${OWED_WORDS[list]}，${countWords(count)}`,
      read: 'community.owed',
      input: { orgId, list },
      all: `/work/owed/index?org=${orgId}&name=${encodeURIComponent(orgName)}&list=${list}`,
      empty: '现在没有。',
      folded: true
    }))

/** What people said to this organisation, with an answer promised. */
const answers = ({ orgId, orgName }: Post, waiting: Counted['answers']): Elsewhere[] =>
  waiting
    .filter((one) => one.orgId === orgId)
    .map(({ count }) => ({
      title: `${orgName} · 投诉建议等回复，${countWords(count, '条')}`,
      go: { label: '去回复', url: `/account/answers/index?orgId=${orgId}` }
    }))

/** What the night found, before everything else (T16). */
const standsStill = ({ stopped = [] }: Partial<Counted>): Elsewhere[] =>
  stopped.map((asset) => ({
    title: `账目有对不上的，${ASSET_NAMES[asset]}先停着`,
    go: { label: '去核对', url: '/timebank/district/index' }
  }))

/** What waits for this post is open; what others are busy with is one tap away. */
const inbox = (post: Post, counted: Counted): (Section | Elsewhere)[] => {
  const [first, ...others] = byStage(post)
  return [...(first ? [first] : []), ...owed(post, counted.owed), ...answers(post, counted.answers), ...others]
}
const byStage = ({ orgId, orgName }: Post): Section[] =>
  INBOX_STAGES.filter(({ value }) => value !== 'done').map(({ value, label }) => ({
    title: `${orgName} · ${label}`,
    read: 'community.inbox',
    input: { orgId, list: value },
    all: `/work/inbox/index?org=${orgId}&name=${encodeURIComponent(orgName)}&list=${value}`,
    empty: '现在没有。',
    folded: value !== 'placed'
  }))
const unit = ({ orgId, orgName }: Post): Section[] =>
  UNIT_STAGES.filter(({ value }) => value !== 'done').map(({ value, label }) => ({
    title: `${orgName} · ${label}`,
    read: 'community.unitInbox',
    input: { unitId: orgId, list: value },
    all: `/work/unit/index?unit=${orgId}&name=${encodeURIComponent(orgName)}&list=${value}`,
    empty: '现在没有。',
    folded: value !== 'referred'
  }))
const placed = (): Section[] => [
  {
    title: '我替人点的单',
    read: 'order.mine',
    input: { list: 'live' },
    empty: '现在没有正在办的。',
    begin: { label: '替人点单', tab: '/pages/services/index' }
  }
]

/** Whoever comes to fetch something stands at the counter. */
const counter = ({ orgId, orgName }: Post): Elsewhere[] => [
  {
    title: `${orgName} · 来取东西的`,
    go: { label: '扫码交东西', url: `/shop/counter/index?org=${orgId}&name=${encodeURIComponent(orgName)}` }
  }
]

/** What waits for each post. A post without a row waits for nothing here yet. */
const SECTIONS_OF: Partial<Record<Role, (post: Post, counted: Counted) => (Section | Elsewhere)[]>> = {
  community_worker: inbox,
  street_staff: inbox,
  district_staff: (post, counted) => [...standsStill(counted), ...inbox(post, counted)],
  liaison: unit,
  grid_worker: placed,
  hotline: placed,
  merchant: counter
}
const OF_RESIDENTS: Section[] = [{ title: '等您说一句', read: 'rating.waiting', input: {}, empty: '现在没有等您办的事。' }]
/** Waiting for a yes or a no. Both sections read the same list, so it is one call. */
const isAsked = (seat?: SeatState) => seat === 'invited' || seat === 'waiting'
const OF_VOLUNTEERS: Section[] = [
  {
    title: '请您帮忙',
    read: 'order.tasks',
    input: { list: 'ahead' },
    only: ({ mySeat }) => isAsked(mySeat),
    all: '/work/tasks/index?list=ahead',
    empty: '现在没有人请您。',
    effort: true
  },
  {
    title: '我接下的',
    read: 'order.tasks',
    input: { list: 'ahead' },
    only: ({ mySeat }) => !isAsked(mySeat),
    all: '/work/tasks/index?list=ahead',
    empty: '手上没有要去的。',
    effort: true
  },
  {
    title: '附近谁有空谁接',
    read: 'order.pool',
    input: {},
    all: '/work/pool/index',
    empty: '附近现在没有要人的单。',
    effort: true,
    folded: true
  }
]

/**
 * Everything that waits for one person: the union of their posts and what they may help with. Whoever holds a post finds
 * the helping folded, so that a working day reads one list; what they asked for themselves waits under 订单.
 */
export const sectionsOf = (me: Me, counted: Counted = { owed: [], answers: [], stopped: [] }): (Section | Elsewhere)[] => {
  const ofPosts = me.posts.flatMap((post) => SECTIONS_OF[post.role]?.(post, counted) ?? [])
  const posts = ofPosts.filter(({ title }, index) => ofPosts.findIndex((other) => other.title === title) === index)
  const help = me.volunteer ? OF_VOLUNTEERS.map((section) => ({ ...section, folded: section.folded || posts.length > 0 })) : []
  if (posts.length + help.length > 0) return [...posts, ...help]
  return me.person ? OF_RESIDENTS : []
}
