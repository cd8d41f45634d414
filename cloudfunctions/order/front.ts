import type { Front, OrderedBefore } from '@contract/order'
import { againOf } from '@domain/order/view/again'
import { visitIsNear } from '@domain/order/view/code-near'
import { titleOf } from '@domain/order/view/view'
import { windowOf } from '@domain/order/seats'
import { cardsFor } from '../_kit/cards'
import type { Call } from '../_kit/call'
import { myselfOf } from '../_kit/me'
import type { Listed } from '../_kit/store/shapes'
import { firstListsOf } from './first-lists'
import { owedTo } from './owed'
import { orderOf } from './reads'

/** Enough for one screen of a phone in large print. */
const SHOWN = { near: 2, waiting: 2, before: 3 }

/** Asked for by themselves or for their elder; what a worker placed for others waits under 待办. */
const isOwn = ({ order, scene }: Listed): boolean => order.placerId === null || order.placerId !== scene.actor.person?.id

const isServed = ({ order }: Listed): boolean => order.state === 'served'

/** What somebody asked for before, each once, the last first. What was declined is not offered again, nor what is still under way: that is no second wish. */
const orderedBefore = (over: readonly Listed[], underWay: readonly Listed[]): OrderedBefore[] => {
  const known = new Map<string, OrderedBefore>()
  for (const { order, scene } of over) {
    const again = againOf(order, scene)
    if (!again || known.has(again.itemCode) || underWay.some((other) => other.order.itemCode === again.itemCode)) continue
    known.set(again.itemCode, { ...again, title: titleOf(scene, true) })
  }
  return [...known.values()].slice(0, SHOWN.before)
}

const NOTHING = {
  near: [],
  waiting: [],
  before: [],
  lists: [],
  owed: [],
  answers: [],
  stopped: [],
  waits: { place: null, items: {} },
  unread: 0
}

/**
 * All that somebody's first look at the app shows besides the menu, in one call: who they are, who comes today, what waits for
 * their word or their work, what may be asked for again, how long others waited. Who has not registered yet is told just that.
 */
export const frontOf = async (call: Call): Promise<Front> => {
  const { store, now } = call
  const me = await myselfOf(call)
  if (!me.person) return { me, edition: await call.stores.menuEdition(call.appId), ...NOTHING }
  const [edition, lists, owed, mine, past, unrated, waits, unread] = await Promise.all([
    call.stores.menuEdition(call.appId),
    firstListsOf(call, me),
    owedTo(call, me),
    store.mine({ list: 'live', now }),
    store.mine({ list: 'done', now }),
    store.ratingWaiting({ now }),
    store.waits(),
    store.notices.unread()
  ])
  const [live, done] = [mine.items.filter(isOwn), past.items.filter(isOwn)]
  const waiting = cardsFor(unrated, () => ['requester'])
  const near = live.filter(({ order }) => visitIsNear(order, now)).sort((a, b) => windowOf(a.order).startAt - windowOf(b.order).startAt)
  return {
    me,
    edition,
    lists,
    ...owed,
    near: await Promise.all(near.slice(0, SHOWN.near).map(({ order }) => orderOf(call, order.id))),
    waiting: waiting.items.slice(0, SHOWN.waiting),
    before: orderedBefore(
      [...live.filter(isServed), ...done],
      live.filter((listed) => !isServed(listed))
    ),
    waits,
    unread
  }
}
