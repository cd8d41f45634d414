import { dayOf } from '../clock/shanghai'
import { accountOf, type AccountId } from '../ledger/account'
import type { Order } from '../order/order'
import type { Scene } from '../order/scene'
import type { Seat } from '../order/seat'
import type { Movement } from '../timebank/account'
import type { Proof } from '../timebank/confirm'
import { TIME_RULES } from '../timebank/rules'
import { planSettlement, planVoid, type Closing, type Helper, type Hold } from '../timebank/settle'
import { ownedOn } from './balances'
import { LIFE_MINUTES, MINUTE_DUES, type Counts } from './counts'
import type { ValueFacts } from './facts'
import { openHolds } from './holds'
import { inLedger, poolOwner, withNetted } from './minutes'
import type { Added } from './points'

/** What came to somebody on the day of a visit (T05). */
const dayKey = (arrivedAt: number): string => `minute/${dayOf(arrivedAt)}`

const shownBy = ({ witness, agentId }: Order, scene: Scene): Proof['shownBy'] => {
  if (witness.kind !== 'person') return witness.kind
  const agents = [agentId, ...(scene.beneficiary?.agentIds ?? [])]
  return agents.includes(witness.personId) ? 'agent' : 'other'
}
const closedBy = ({ verification, ratings }: Order, of: number): Proof['closedBy'] => {
  if (ratings.some((rating) => rating.round === of)) return 'rate'
  return verification.some(({ round, how }) => round === of && how === 'two_vain_tries') ? 'verify_vain' : 'verify_reached'
}

/** How one round of an order closed, as the rules of minutes ask; `correction` 0 at closing. */
export const closingOf = (order: Order, scene: Scene, round: number, correction: number, at: number): Closing => ({
  orderId: order.id,
  round,
  correction,
  itemMinutes: scene.item?.minutes ?? 0,
  collective: order.collective,
  proof: { shownBy: shownBy(order, scene), closedBy: closedBy(order, round) },
  closedAt: at
})

/** One helper before their minutes are credited. */
export const helperOf = (seat: Seat, facts: ValueFacts, counts: Counts): Helper => {
  const owned = (kind: 'earned' | 'gifted') => ownedOn(facts, accountOf('minute', kind, seat.personId))
  return {
    personId: seat.personId,
    provenMinutes: seat.provenMinutes,
    duty: seat.duty,
    balance: owned('earned') + owned('gifted'),
    dayMinutes: counts.get(seat.personId, dayKey(seat.arrivedAt ?? 0)),
    dues: counts.get(seat.personId, MINUTE_DUES)
  }
}

/** Writes down what came to a helper, or (negative) was taken back: of two orders that use the same room one decides again. */
export const countMinutes = (seat: Seat, minutes: number, counts: Counts): void => {
  for (const key of [dayKey(seat.arrivedAt ?? 0), LIFE_MINUTES])
    counts.set(seat.personId, key, Math.max(0, counts.get(seat.personId, key) + minutes))
}

/** What of a plan reaches one person's own account. */
export const earnedOf = (movements: readonly Movement[], personId: string): number =>
  movements.reduce((sum, { to, from, amount }) => {
    const earns = to.owner === 'person' && to.kind === 'earned' && to.personId === personId && to !== from
    return sum + (earns ? amount : 0)
  }, 0)

/** Whose account each hold of an order lies on. */
export const payersOf = (facts: ValueFacts): Map<string, AccountId> => new Map(facts.moves.map(({ id, from }) => [id, from]))

/** Every held minute is paid to those who came or goes back, when a round closes. */
export const settleRound = (
  order: Order,
  seats: readonly Seat[],
  scene: Scene,
  round: number,
  facts: ValueFacts,
  counts: Counts
): Added => {
  const holds: Hold[] = openHolds(facts)
  if (holds.length === 0) return { transfers: [], lines: [] }
  const closing = closingOf(order, scene, round, 0, scene.now)
  const { movements, dues } = planSettlement(
    TIME_RULES,
    closing,
    holds,
    seats.map((seat) => helperOf(seat, facts, counts))
  )
  for (const seat of seats)
    countMinutes(
      seat,
      earnedOf(
        movements.filter(({ phase }) => phase === 'post'),
        seat.personId
      ),
      counts
    )
  for (const [personId, owed] of dues) counts.set(personId, MINUTE_DUES, owed)
  return withNetted(inLedger(movements, payersOf(facts), poolOwner(scene), scene.now), movements)
}

/** Cancelled, declined or expired: everything held goes back. */
export const giveBack = (scene: Scene, facts: ValueFacts): Added =>
  inLedger(planVoid(openHolds(facts), scene.now), payersOf(facts), poolOwner(scene), scene.now)
