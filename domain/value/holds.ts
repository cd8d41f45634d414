import { accountOf, readAccount } from '../ledger/account'
import type { Item } from '../menu/item'
import type { Change } from '../order/change'
import type { Order, OrderState } from '../order/order'
import type { Scene } from '../order/scene'
import { seatsIn } from '../order/seats'
import type { Movement } from '../timebank/account'
import { planHold, planLaterHold, reserve, type Asking, type Beneficiary, type HoldPlan } from '../timebank/hold'
import { TIME_RULES } from '../timebank/rules'
import { planVoid, type Hold } from '../timebank/settle'
import { freeOn } from './balances'
import type { Move, ValueFacts } from './facts'
import { accountNamed } from './minutes'
import { spendableOf } from './spendable'

const beneficiary = (facts: ValueFacts): Beneficiary | null => {
  const { helped } = facts
  if (!helped) return null
  const of = (kind: 'gifted' | 'allotment') => freeOn(facts, accountOf('minute', kind, helped.personId))
  // from the first of a month on, what the last one lent is the pool's, whether or not the night has moved it yet (T09)
  return { ...helped, earned: spendableOf(facts, helped.personId), gifted: of('gifted'), allotment: helped.lapsed ? 0 : of('allotment') }
}

/** Minutes held for an order that nothing has ended, and whose end is not waiting to be made up for. Points that an appeal about it has put aside are the appeal's. */
export const openHolds = ({ moves, waits }: ValueFacts): Hold[] => {
  const ended = new Set([...moves.flatMap(({ of }) => of ?? []), ...waits.flatMap(({ holds }) => holds)])
  return moves.filter(({ id, phase, from }) => phase === 'hold' && readAccount(from).asset === 'minute' && !ended.has(id)).map(holdOf)
}
/** A hold as the rules know it. */
export const holdOf = ({ id, from, amount, at }: Move): Hold => ({ cause: id, from: accountNamed(from), amount, heldAt: at })

/** At which version of its order a hold was made. */
const versionOf = ({ id }: Move): number => Number(/\/hold\/v(\d+)\//.exec(id)?.[1] ?? 0)

/** Holds of one round; of an order that was objected to and held again, the last: by the order's versions, for two clocks may differ. */
export const holdsOfRound = ({ moves }: Pick<ValueFacts, 'moves'>, round: number): Move[] => {
  const holds = moves.filter(({ id, phase }) => phase === 'hold' && id.includes(`/r${round}/hold/`))
  const last = Math.max(...holds.map(versionOf))
  return holds.filter((one) => versionOf(one) === last)
}

const askingOf = (order: Order, item: Item): Asking => ({
  orderId: order.id,
  round: order.round,
  version: order.version,
  item: { minutes: item.minutes, timeCredit: item.timeCredit },
  slots: order.slots,
  placedAt: order.placedAt
})

/** Whether a step changed how many people come to an order that lives on in the same round. */
const isResized = (before: Order | null, { order, events }: Change): before is Order =>
  before !== null &&
  before.slots !== order.slots &&
  before.round === order.round &&
  before.itemCode !== null &&
  events.every(({ to }) => LIVE.includes(to))
const LIVE: readonly OrderState[] = ['placed', 'referred', 'open', 'accepted']

/** Facts as they are once these holds have been given back. */
const without = (facts: ValueFacts, holds: readonly Hold[], back: readonly Movement[]): ValueFacts => {
  const balances = { ...facts.balances }
  const freed = (hold: Hold): number => (back.some(({ of, phase }) => of === hold.cause && phase === 'void') ? hold.amount : 0)
  let pool = facts.pool
  for (const hold of holds) {
    if (hold.from.owner === 'pool') pool = pool && { ...pool, available: pool.available + freed(hold) }
    if (hold.from.owner !== 'person') continue
    const account = accountOf('minute', hold.from.kind, hold.from.personId)
    const { posted = 0, held = 0 } = balances[account] ?? {}
    balances[account] = { posted: posted - (hold.amount - freed(hold)), held: held - hold.amount }
  }
  return { ...facts, balances, pool }
}

/** The same sources for fewer people: nobody is asked anew whether they may pay. */
const fewer = (asks: Asking, holds: readonly Hold[]): HoldPlan => {
  let rest = asks.item.minutes * asks.slots
  const movements = holds.flatMap((hold) => {
    const amount = Math.min(rest, hold.amount)
    rest -= amount
    return amount > 0 ? [reserve(asks, hold.from, amount)] : []
  })
  return { ...NOTHING_CHANGES, movements }
}
const NOTHING_CHANGES = { helperWords: '计积分和互助时间', payerWords: '人数变了，预留的互助时间跟着变' } as const

/**
 * Held anew when staff changed how many come (rows 5–7) or those who are there are enough (row 19): the old reservation goes back and the
 * new one is whole or not at all, in the same write. Nobody has said yes when it grows, so nobody loses what they read. Null: as before.
 */
const resized = (change: Change, asks: Asking, scene: Scene, facts: ValueFacts): HoldPlan | null => {
  const holds = openHolds(facts).filter(({ cause }) => cause.includes(`/r${asks.round}/hold/`))
  const held = holds.reduce((sum, { amount }) => sum + amount, 0)
  const need = asks.item.minutes * asks.slots
  const taken = seatsIn(change.order, 'accepted', 'unanswered', 'arrived', 'left').length > 0
  if (need === held || (taken && need > held)) return null
  const back = planVoid(holds, scene.now)
  // a part of a month that is over stays with its order until it ends (T09)
  if (need < held && back.some(({ phase }) => phase === 'post')) return null
  const free = without(facts, holds, back)
  const first = () => holdsOfRound(facts, 1).reduce((sum, { amount }) => sum + amount, 0)
  const anew =
    need < held
      ? fewer(asks, holds)
      : asks.round === 1
        ? planHold(TIME_RULES, asks, beneficiary(free))
        : free.pool && planLaterHold(asks, first(), free.pool)
  return anew && { ...anew, movements: [...back, ...anew.movements] }
}

/**
 * Who pays for what was asked, whole or not at all; null when this step asks for nothing (value.md §2, "who pays"). While minutes stand still
 * nobody pays: an order is never refused for it.
 */
export const holdFor = (before: Order | null, change: Change, scene: Scene, facts: ValueFacts): HoldPlan | null => {
  const { order, events, value } = change
  const { item } = scene
  if (!item) return null
  const asks = askingOf(order, item)
  const still = facts.stopped.includes('minute')
  if (value.some(({ phase }) => phase === 'hold')) return still ? NOBODY_NOW : planHold(TIME_RULES, asks, beneficiary(facts))
  if (events.some(({ action }) => action === 'reopen')) {
    if (still) return NOBODY_NOW
    const first = holdsOfRound(facts, 1).reduce((sum, { amount }) => sum + amount, 0)
    return facts.pool && planLaterHold(asks, first, facts.pool)
  }
  return isResized(before, change) && !still && item.timeCredit ? resized(change, asks, scene, facts) : null
}
const NOBODY_NOW: HoldPlan = { movements: [], helperWords: '只计积分', payerWords: '互助时间正在核对，这次不用，帮忙的人只记积分' }
