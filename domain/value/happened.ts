import { DAY } from '../clock/milliseconds'
import type { Change, OrderEvent } from '../order/change'
import type { Order } from '../order/order'
import type { Seat } from '../order/seat'
import { windowOf } from '../order/seats'
import { appealUntil } from '../points/appeal'
import type { Fact, FactKind } from '../points/fact'

/** What a fact is before anybody or any day has decided it: until then what happens next may change it. */
export const UNDECIDED = ['proposed', 'waiting', 'dropped'] as const

/** Something that a step of an order means for the rules of points, kept in the write of the step and decided later. */
export interface Happened {
  id: string
  kind: FactKind
  personId: string
  orderId: string
  orgId: string
  body: Fact
  at: number
  state: (typeof UNDECIDED)[number]
  postAt: number | null
  /** words that must be checked first, and under what they are sealed */
  review: 'pending' | null
  reviewOwner: string | null
  proposedBy: string | null
  confirmedBy: string | null
  recordedAt: number
  appealUntil: number | null
}

type Step = { before: Order; order: Order; event: OrderEvent; secrets: Change['secrets'] }
const NO_WORDS = { review: null, reviewOwner: null, proposedBy: null, confirmedBy: null, appealUntil: null }
const ofOrder = (order: Order, round: number, personId: string) => ({ orderId: order.id, round, personId })
const common = (order: Order, personId: string, event: OrderEvent) => ({
  personId,
  orderId: order.id,
  orgId: order.handlerOrgId,
  recordedAt: event.at
})
/** Whoever came in a round; the order itself may have gone round again with the same tap. */
const came = (order: Order, round: number): Seat[] =>
  order.seats.filter((seat) => seat.round === round && seat.state === 'left' && seat.arrivedAt !== null && !seat.duty)

/** D01: every seat that a volunteer gave up. Whether it counts, the rules say. */
const withdrawn = ({ before, order, event }: Step): Happened[] =>
  before.seats
    .filter((seat) => seat.round === event.round && seat.personId === event.actorId && !seat.duty)
    .map((seat) => {
      const acceptedAt = seat.acceptedAt ?? event.at
      const body: Fact = {
        kind: 'withdrawal',
        ...ofOrder(order, event.round, seat.personId),
        version: order.version,
        acceptedAt,
        withdrawnAt: event.at,
        startAt: windowOf(before).startAt,
        // asked anew because the time was changed, or before a door that nobody opened
        afterChange: seat.firstRightUntil !== null || seat.unansweredAt !== null,
        excused: false
      }
      return {
        ...NO_WORDS,
        ...common(order, seat.personId, event),
        id: `withdrawal-${order.id}-r${event.round}-${seat.personId}-v${order.version}`,
        kind: 'withdrawal',
        body,
        at: event.at,
        state: 'waiting',
        postAt: event.at,
        appealUntil: appealUntil(event.at)
      }
    })

/** D02: an absence that somebody else than who marked it has upheld; an excused one is none. */
const absent = ({ before, order, event }: Step): Happened[] =>
  order.seats
    .filter((seat) => seat.id === event.seatId && seat.absence === 'upheld' && seat.absentAt !== null && !seat.duty)
    .filter((seat) => before.seats.find((one) => one.id === seat.id)?.absence === null)
    .map((seat) => ({
      ...NO_WORDS,
      ...common(order, seat.personId, event),
      id: `absence-${order.id}-r${seat.round}-${seat.personId}`,
      kind: 'absence',
      body: {
        kind: 'absence',
        ...ofOrder(order, seat.round, seat.personId),
        absentAt: seat.absentAt ?? event.at,
        settledAt: event.at,
        upheld: true,
        appeal: null
      },
      at: seat.absentAt ?? event.at,
      state: 'waiting',
      postAt: event.at,
      proposedBy: seat.absentBy,
      confirmedBy: event.actorId,
      appealUntil: appealUntil(event.at)
    }))

const written = (secrets: Step['secrets']): { owner: string; characters: number } | null => {
  const said = secrets.filter(({ field }) => field === 'rating').at(-1)
  return said ? { owner: said.owner, characters: [...said.text.trim()].length } : null
}
/** For how long a word may still be taken back or said otherwise before it counts. */
const WORD_STANDS_AFTER = 7 * DAY

/** R16: what the beneficiary wrote about each helper. Said otherwise within the seven days, it takes the place of what was said before; later neither way. */
const praised = ({ before, order, event, secrets }: Step): Happened[] => {
  const rating = order.ratings.at(-1)
  const words = written(secrets)
  const { servedAt } = before
  if (!rating || servedAt === null || rating.byAgent || rating.raterId !== order.beneficiaryId) return []
  if (event.at > servedAt + WORD_STANDS_AFTER) return []
  const first = before.ratings.every(({ round }) => round !== rating.round)
  if (first && (rating.satisfaction !== 'good' || !words)) return []
  const helpers = came(order, rating.round)
  return helpers.map((seat) => ({
    ...NO_WORDS,
    ...common(order, seat.personId, event),
    id: `praise-${order.id}-r${rating.round}-${seat.personId}`,
    kind: 'praise',
    // whoever wrote it does not say whether it was true
    proposedBy: rating.raterId,
    body: {
      kind: 'praise',
      ...ofOrder(order, rating.round, seat.personId),
      arrivedAt: seat.arrivedAt ?? event.at,
      servedAt,
      satisfaction: rating.satisfaction,
      byBeneficiary: true,
      characters: words?.characters ?? 0,
      helpers: helpers.length
    },
    at: servedAt,
    state: 'waiting',
    postAt: servedAt + WORD_STANDS_AFTER,
    review: words ? 'pending' : null,
    reviewOwner: words?.owner ?? null
  }))
}

/** N02: one low rate. It is worth nothing; the community looks whether it is true, and what was said otherwise is no low rate. */
const lowRated = ({ before, order, event }: Step): Happened[] => {
  const rating = order.ratings.at(-1)
  if (!rating) return []
  const low = rating.satisfaction === 'poor'
  if (!low && !before.ratings.some((one) => one.round === rating.round && one.satisfaction === 'poor')) return []
  return came(order, rating.round).map((seat) => ({
    ...NO_WORDS,
    ...common(order, seat.personId, event),
    id: `low-${order.id}-r${rating.round}-${seat.personId}`,
    kind: 'low_rate',
    body: { kind: 'low_rate', ...ofOrder(order, rating.round, seat.personId), at: event.at, sameUpheld: 0 },
    at: event.at,
    state: low ? 'proposed' : 'dropped',
    postAt: null
  }))
}

/** Which steps leave facts. */
const LEFT_BY: Partial<Record<OrderEvent['action'], readonly ((step: Step) => Happened[])[]>> = {
  withdraw: [withdrawn],
  settle_absence: [absent],
  rate: [praised, lowRated],
  amend_rating: [praised, lowRated]
}

/** What the steps of one change leave for the rules of points. */
export const happenedIn = (before: Order | null, { order, events, secrets }: Change): Happened[] =>
  before === null ? [] : events.flatMap((event) => (LEFT_BY[event.action] ?? []).flatMap((left) => left({ before, order, event, secrets })))
