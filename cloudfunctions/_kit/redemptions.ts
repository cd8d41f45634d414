import type { Input } from '@contract'
import type { Page } from '@contract/page'
import type { RedemptionView } from '@contract/redemption'
import { redemptionWords } from '@domain/redemption/words'
import type { Call } from './call'
import type { Fetched } from './store/goods'

export type Showing = Pick<Call, 'platform' | 'now'>

/** A link to a picture, or nothing when there is none to show. */
export const linkOf = async ({ platform }: Pick<Call, 'platform'>, fileId: string | null): Promise<{ picture?: string }> => {
  const [picture] = fileId === null ? [] : await platform.linksOf([fileId])
  return picture === undefined ? {} : { picture }
}

/** One's own redemption; the code comes beside, and only to its owner. */
export const redemptionView = async (call: Showing, one: Fetched): Promise<RedemptionView> => ({
  id: one.id,
  title: one.title,
  pickUp: one.pickUp,
  merchantName: one.merchantName,
  points: one.points,
  state: one.state,
  words: redemptionWords(one, call.now),
  at: one.at,
  untilAt: one.untilAt,
  ...(one.endedAt === null ? {} : { endedAt: one.endedAt }),
  ...(await linkOf(call, one.picture))
})

/** Every item of a page shown; where it goes on stays. */
export const shown = async <T, V>({ items, next }: { items: T[]; next?: string }, show: (item: T) => V | Promise<V>) => ({
  items: await Promise.all(items.map(show)),
  ...(next ? { next } : {})
})

/** The caller's own redemptions: those that wait for them, or those that are over. */
export const redemptions = async (call: Showing & Pick<Call, 'store'>, input: Input<'redemption.mine'>): Promise<Page<RedemptionView>> =>
  shown(await call.store.redemptions.mine(input), (one) => redemptionView(call, one))
