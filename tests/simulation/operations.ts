import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { periodOf } from '@domain/points/period'
import { itemBy } from '@domain/menu/items'
import { availableActions } from '@domain/order/available'
import type { Order, OrderState } from '@domain/order/order'
import { isUnsettled, SETTLED_IN } from '@domain/order/owed'
import { seatsIn, windowOf } from '@domain/order/seats'
import type { Action, Step } from '@domain/order/step'
import type { OfferedAction } from '@domain/order/view/shapes'
import { TRANSITIONS } from '@domain/order/transitions'
import { askingFor, itemsFor } from '../town/asking'
import type { Chance } from '../town/chance'
import { PEOPLE } from '../town/people'
import { sensibleStep } from '../town/sensible'
import { agentsOf, liaisonsOf, staffOf } from '../town/town'
import { COUNTER, SHELF } from './shop'
import { GIFTS, type ValuedTown } from './town'

/** What somebody does, decided when it arrives: it may come late, twice, after what was done later, from a clock that is wrong. */
export interface Operation {
  name: string
  ofAnOrder: boolean
  /** does it; refuses with AppError */
  run: (town: ValuedTown) => void
}

const PHONES = new Set(PEOPLE.filter(({ app }) => app).map(({ id }) => id))
const EVERYBODY = [...PHONES]
const VOLUNTEERS = PEOPLE.filter(({ skills }) => skills !== undefined).map(({ id }) => id)
type Near = 'requester' | 'staff' | 'liaison' | 'volunteer' | 'seat'
/** Who does what next to an order, by its state; the first are the way to a visit. */
const USUAL: Record<OrderState, readonly (readonly [number, Near, Action])[]> = {
  placed: [
    [4, 'staff', 'refer_unit'],
    [6, 'staff', 'refer_pool'],
    [1, 'staff', 'keep'],
    [1, 'staff', 'decline'],
    [0.3, 'requester', 'cancel'],
    [1, 'requester', 'edit']
  ],
  referred: [
    [6, 'liaison', 'dispatch'],
    [1, 'liaison', 'return'],
    [1, 'staff', 'take_back']
  ],
  open: [
    [12, 'volunteer', 'accept'],
    [4, 'seat', 'accept'],
    [1, 'seat', 'arrive'],
    [1, 'staff', 'proceed'],
    [0.2, 'requester', 'cancel']
  ],
  accepted: [
    [14, 'seat', 'arrive'],
    [1, 'seat', 'withdraw'],
    [1, 'requester', 'release'],
    [2, 'requester', 'mark_absent'],
    [0.3, 'requester', 'cancel'],
    [1, 'requester', 'reschedule'],
    [1, 'seat', 'lead']
  ],
  serving: [
    [14, 'seat', 'leave'],
    [2, 'seat', 'arrive'],
    [1, 'requester', 'end_visit']
  ],
  served: [
    [6, 'requester', 'rate'],
    [3, 'staff', 'verify'],
    [2, 'requester', 'propose_correction'],
    [3, 'staff', 'confirm_correction']
  ],
  closed: [
    [3, 'requester', 'propose_correction'],
    [5, 'staff', 'confirm_correction'],
    [1, 'requester', 'reopen'],
    [1, 'requester', 'amend_rating'],
    [1, 'seat', 'review']
  ],
  declined: [[3, 'requester', 'object']],
  cancelled: [[1, 'requester', 'reopen']],
  expired: [[1, 'staff', 'verify']]
}

const weighted = <T>(chance: Chance, list: readonly T[], weightOf: (one: T) => number): T => {
  const weights = list.map(weightOf)
  let left = (chance.below(1_000_000) / 1_000_000) * weights.reduce((sum, one) => sum + one, 0)
  return list.find((_, index) => (left -= weights[index] ?? 0) < 0) ?? (list.at(-1) as T)
}

const step = (orderId: string, who: string, taken: Step): Operation => ({
  name: taken.action,
  ofAnOrder: true,
  run: (town) => void town.perform(who, orderId, taken, town.order(orderId).witness.kind === 'slip')
})

const whoIs = (near: Near, order: Order, chance: Chance): string => {
  const people: Record<Near, () => readonly string[]> = {
    requester: () =>
      order.beneficiaryId ? [order.beneficiaryId, ...agentsOf(order.beneficiaryId), order.placerId ?? ''] : [order.placerId ?? ''],
    staff: () => staffOf(order.handlerOrgId),
    liaison: () => liaisonsOf(order.targetUnitId ?? ''),
    volunteer: () => able(order),
    seat: () => order.seats.map(({ personId }) => personId)
  }
  const found = people[near]().filter((id) => PHONES.has(id))
  return found.length === 0 || chance.often(0.03) ? chance.pick(EVERYBODY) : chance.pick(found)
}

/** Who has learned what the order takes. */
const able = ({ itemCode }: Order): readonly string[] => {
  const skills = itemBy(itemCode ?? '')?.skills ?? []
  return PEOPLE.filter((one) => one.skills && (skills.length === 0 || skills.some((skill) => one.skills?.includes(skill)))).map(
    ({ id }) => id
  )
}

/** Two of a unit, or of everybody; a form that `sensibleStep` would try on everybody first. */
const asked = (order: Order, chance: Chance): object => {
  const members = PEOPLE.filter(({ unitId }) => order.target !== 'unit' || unitId === order.targetUnitId).map(({ id }) => id)
  return chance.often(0.3) && order.target === 'unit'
    ? { inviteeIds: [], everyone: true }
    : { inviteeIds: chance.shuffled(members).slice(0, 2) }
}
const ITEM = { itemCode: 'B04' }
const inputFor = (
  town: ValuedTown,
  order: Order,
  who: string,
  { action, seatIds }: Pick<OfferedAction, 'action' | 'seatIds'>,
  chance: Chance
): Step => {
  const named = order.itemCode === null ? ITEM : {}
  if (action === 'dispatch' || action === 'widen') return { action, input: asked(order, chance) } as Step
  if (action === 'keep')
    return { action, input: { inviteeIds: chance.shuffled(staffOf(order.handlerOrgId)).slice(0, 1), ...named } } as Step
  return sensibleStep(town, order.id, who, { action, ...(seatIds ? { seatIds } : {}) }, varied(action, chance))
}

/** Somebody was marked as absent: they explain, and a worker finds whether they had a reason. */
const settles = (order: Order, chance: Chance): Operation | null => {
  const seat = order.seats.find(isUnsettled)
  if (!seat || !SETTLED_IN.includes(order.state) || chance.often(0.3)) return null
  if (seat.answeredAt === null && chance.often(0.7)) return step(order.id, seat.personId, { action: 'answer', input: { words: '忘了' } })
  const who = whoIs('staff', order, chance)
  return step(order.id, who, { action: 'settle_absence', input: { seatId: seat.id, absence: chance.often(0.8) ? 'upheld' : 'excused' } })
}
/** Somebody would come who needs to be introduced, or the community introduces one who is asked. */
const introduces = (order: Order, chance: Chance): Operation | null => {
  if (order.state !== 'open' || order.risk !== 'L2' || order.minPeople !== 1 || chance.often(0.5)) return null
  const asked = seatsIn(order, 'invited')[0]
  const by = whoIs(asked ? 'staff' : 'volunteer', order, chance)
  if (asked) return { name: 'introduce', ofAnOrder: false, run: (there) => there.introduce(by, order.id, asked.id) }
  return { name: 'meet', ofAnOrder: false, run: (there) => there.meet(by, order.id) }
}

/** What usually happens next to one of the newest orders. */
const usual = (town: ValuedTown, order: Order, chance: Chance): Operation => {
  const special = settles(order, chance) ?? introduces(order, chance)
  if (special) return special
  const [, near, action] = weighted(chance, USUAL[order.state], ([weight]) => weight)
  const who = whoIs(near, order, chance)
  const targets = action === 'confirm_correction' ? order.corrections.slice(-1) : chance.shuffled(order.seats)
  return step(order.id, who, inputFor(town, order, who, { action, seatIds: targets.map(({ id }) => id) }, chance))
}

/** A button that somebody is offered, whatever it is; now and then one that they are not. */
const offered = (town: ValuedTown, order: Order, chance: Chance): Operation | null => {
  const who = whoIs(chance.pick(['requester', 'staff', 'liaison', 'volunteer', 'seat']), order, chance)
  const offers = availableActions(order, town.scene(who, order.id))
  const wild = { action: chance.pick(TRANSITIONS).action, seatIds: order.seats.map(({ id }) => id) }
  const offer = offers.length === 0 || chance.often(0.1) ? wild : chance.pick(offers)
  return offer.action === 'place' || offer.action === 'expire' ? null : step(order.id, who, inputFor(town, order, who, offer, chance))
}

/** What differs from one person to the next, where it matters to the books. */
const varied = (action: Action, chance: Chance): object => {
  if (action === 'rate') return chance.often(0.3) ? { outcome: 'unsolved', satisfaction: 'poor', again: true } : {}
  return action === 'cancel' ? { onTheWay: chance.often(0.9) } : {}
}

/** So many orders are in everybody's mind; older ones are left to the clock. */
const RECENT = 12
const pickOrder = (town: ValuedTown, chance: Chance): Order | undefined => {
  const recent = recentIn(town).map((id) => town.order(id))
  const going = recent.filter(({ state }) => !['cancelled', 'expired', 'declined'].includes(state))
  if (recent.length === 0) return undefined
  return chance.pick(going.length > 0 && chance.often(0.95) ? going : recent)
}
const recentIn = (town: ValuedTown): string[] => [...town.orders.keys()].slice(-RECENT)

const place = (town: ValuedTown, chance: Chance): Operation => {
  const way = chance.pick(['self', 'self', 'agent', 'slip', 'activity'] as const)
  const item = chance.often(0.1) && way === 'self' ? null : chance.pick(itemsFor(way))
  const startAt = town.now + (1 + chance.below(60)) * HOUR
  const { who, input } = askingFor(way, item, town.now, chance, { windows: [{ startAt, endAt: startAt + 2 * HOUR }] })
  return { name: 'place', ofAnOrder: true, run: (there) => void there.perform(who, null, { action: 'place', input }) }
}

const once = (chance: Chance) => `S${chance.below(1e9)}`
const AMOUNTS = [0, -5, 1.5, 1, 7, 30, 60, 200, 1_000, 20_000, Number.MAX_SAFE_INTEGER]

/** Who has some points. */
const rich = ({ books }: ValuedTown): readonly string[] => {
  const found = VOLUNTEERS.filter((id) => (books.accounts.get(`point/earned/${id}`)?.posted ?? 0) > 2)
  return found.length > 0 ? found : VOLUNTEERS
}
const waiting = (town: ValuedTown, chance: Chance) =>
  oneOf(
    [...town.shop.redemptions.values()].filter(({ state }) => state === 'held'),
    chance
  )
const deduction = (town: ValuedTown, chance: Chance) => oneOf([...town.deductions.all.values()].slice(-6), chance)
const oneOf = <T>(all: readonly T[], chance: Chance): T | undefined => (all.length > 0 ? chance.pick(all) : undefined)

/** Value that moves without an order, sensible or not. */
const VALUE: readonly ((town: ValuedTown, chance: Chance) => Operation)[] = [
  (_, chance) => {
    const [id, gift, minutes] = [once(chance), chance.pick(GIFTS), chance.pick(AMOUNTS)]
    const to = chance.often(0.1) ? chance.pick(EVERYBODY) : gift.receiverId
    return { name: 'give', ofAnOrder: false, run: (town) => void town.give(id, gift.giverId, to, minutes) }
  },
  (_, chance) => {
    const [id, who, minutes] = [once(chance), chance.pick(VOLUNTEERS), chance.pick(AMOUNTS)]
    return { name: 'donate', ofAnOrder: false, run: (town) => void town.donate(id, who, minutes) }
  },
  (_, chance) => {
    const [id, minutes, second] = [once(chance), chance.pick(AMOUNTS), chance.often(0.9) ? 'lu' : 'shen']
    return { name: 'inject', ofAnOrder: false, run: (town) => void town.inject(id, minutes, 'shen', second) }
  },
  (there, chance) => {
    const [id, who, good] = [once(chance), chance.pick(chance.often(0.9) ? rich(there) : VOLUNTEERS), chance.pick(SHELF).id]
    return { name: 'redeem', ofAnOrder: false, run: (town) => town.redeem(id, who, good) }
  },
  (town, chance) => {
    const { id = '', personId = '' } = waiting(town, chance) ?? {}
    const by = chance.often(0.9) ? COUNTER : personId
    return { name: 'hand over', ofAnOrder: false, run: (there) => there.handOver(id, by) }
  },
  (town, chance) => {
    const { id = '', personId = '' } = waiting(town, chance) ?? {}
    const who = chance.often(0.9) ? personId : chance.pick(EVERYBODY)
    return { name: 'rather not', ofAnOrder: false, run: (there) => there.rather(id, who) }
  },
  () => ({ name: 'agree', ofAnOrder: false, run: (town) => town.agree() }),
  (_, chance) => {
    const by = chance.often(0.9) ? 'shen' : COUNTER
    return { name: 'settle', ofAnOrder: false, run: (town) => town.settle(by) }
  },
  (town, chance) => {
    const { id = '', personId = '' } = deduction(town, chance) ?? {}
    const who = chance.often(0.9) ? personId : chance.pick(EVERYBODY)
    return { name: 'appeal', ofAnOrder: false, run: (there) => there.appeal(id, who) }
  },
  (town, chance) => {
    const [{ id = '' } = {}, upheld] = [deduction(town, chance), chance.often(0.5)]
    return { name: 'settle the appeal', ofAnOrder: false, run: (there) => there.answer(id, upheld) }
  },
  () => ({ name: 'allot', ofAnOrder: false, run: (town) => town.allot(periodOf('month', town.now)) })
]

/** What happens next in this town. */
export const nextOperation = (town: ValuedTown, chance: Chance): Operation => {
  const order = pickOrder(town, chance)
  if (!order || chance.often(0.03)) return place(town, chance)
  if (chance.often(0.12)) return chance.pick(VALUE)(town, chance)
  return (chance.often(0.12) ? offered(town, order, chance) : null) ?? usual(town, order, chance)
}

/** How long it takes until then: minutes, an hour, until somebody is expected, now and then days. */
export const pause = (town: ValuedTown, chance: Chance): number => {
  const dice = chance.below(100)
  if (dice < 65) return chance.below(8) * MINUTE
  if (dice < 85) return (10 + chance.below(50)) * MINUTE
  if (dice === 99) return chance.below(5) * DAY
  const starts = recentIn(town)
    .map((id) => town.order(id))
    .flatMap((order) => (order.state === 'accepted' ? windowOf(order).startAt : []))
    .filter((startAt) => startAt > town.now)
  return starts.length > 0 ? Math.min(...starts) - town.now + chance.below(20) * MINUTE : chance.below(3) * HOUR
}
