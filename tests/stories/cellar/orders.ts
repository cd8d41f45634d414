import fc from 'fast-check'
import { HOUR } from '@domain/clock/milliseconds'
import { LEVELS, ORDER_STATES, RINGS, type Order, type OrderState } from '@domain/order/order'
import type { Seat } from '@domain/order/seat'
import { MORNING } from './ground'

/** Orders as the tables allow them, far beyond what the kitchen would make: the store must bring each of them back exactly. */
const at = fc.integer({ min: MORNING - 400 * 24 * HOUR, max: MORNING + 400 * 24 * HOUR })
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null })
const words = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !/[\ud800-\udfff]/u.test(text) && !text.includes('\0'))
const small = fc.nat({ max: 9 })
const window = fc
  .record({ startAt: at, length: fc.integer({ min: 1, max: 12 * HOUR }) })
  .map(({ startAt, length }) => ({ startAt, endAt: startAt + length }))
const person = fc.constantFrom('li', 'wang', 'zhao', 'chen', 'lin', 'wu', 'zhang', 'gao')
const unit = fc.constantFrom('power', 'tax', 'hospital')

const ENDS: readonly OrderState[] = ['closed', 'declined', 'cancelled', 'expired']
const HANDED: readonly OrderState[] = ['referred', 'open', 'accepted', 'serving', 'served', 'closed']

const passed: Seat['state'][] = ['invited', 'waiting', 'passed', 'withdrawn', 'released']
const seat = fc
  .record({
    personId: person,
    round: fc.integer({ min: 1, max: 3 }),
    state: fc.constantFrom(...passed, 'accepted', 'arrived', 'left', 'unanswered', 'absent') as fc.Arbitrary<Seat['state']>,
    duty: fc.boolean(),
    barred: fc.boolean(),
    invitedAt: maybe(at),
    acceptedAt: at,
    arrivedAt: at,
    minutes: fc.integer({ min: 0, max: 700 }),
    proof: fc.constantFrom('code', 'slip') as fc.Arbitrary<'code' | 'slip'>,
    step: maybe(fc.nat()),
    ended: fc.constantFrom('code', 'slip', 'two_people', 'none') as fc.Arbitrary<NonNullable<Seat['leftBy']>>,
    unansweredAt: at,
    absentAt: at,
    absentBy: maybe(person),
    answeredAt: maybe(at),
    absence: maybe(fc.constantFrom('excused', 'upheld') as fc.Arbitrary<'excused' | 'upheld'>),
    firstRightUntil: maybe(at),
    proposal: maybe(fc.array(window, { minLength: 1, maxLength: 3 })),
    offerUntil: maybe(at),
    reviewedAt: maybe(at),
    organiserBy: maybe(person),
    lecture: maybe(fc.record({ attendees: fc.integer({ min: 0, max: 500 }), by: person, at }))
  })
  .map((raw): Seat => {
    const came = raw.state === 'arrived' || raw.state === 'left'
    const saidYes = !passed.includes(raw.state)
    const another = (id: string | undefined) => id !== undefined && id !== raw.personId
    const proven = raw.state === 'left' && raw.ended !== 'none'
    return {
      id: `${raw.round}-${raw.personId}`,
      round: raw.round,
      personId: raw.personId,
      state: raw.state,
      duty: raw.duty,
      barred: raw.barred,
      leader: false,
      organiserBy: saidYes && another(raw.organiserBy ?? undefined) ? raw.organiserBy : null,
      invitedAt: raw.invitedAt,
      acceptedAt: saidYes ? raw.acceptedAt : null,
      arrivedAt: came ? raw.arrivedAt : null,
      arrivedBy: came ? raw.proof : null,
      leftAt: proven ? raw.arrivedAt + raw.minutes * 60_000 + 59_999 : null,
      leftBy: raw.state === 'left' ? raw.ended : null,
      provenMinutes: proven ? raw.minutes : 0,
      arriveStep: raw.step,
      unansweredAt: raw.state === 'unanswered' ? raw.unansweredAt : null,
      absentAt: raw.state === 'absent' ? raw.absentAt : null,
      absentBy: raw.absentBy,
      answeredAt: raw.answeredAt,
      absence: raw.absence,
      firstRightUntil: raw.firstRightUntil,
      proposal: raw.proposal,
      offerUntil: raw.offerUntil,
      reviewedAt: raw.reviewedAt,
      lecture: came && another(raw.lecture?.by) ? raw.lecture : null
    }
  })
/** A person once a round, and inside one home at most. */
const seats = fc.uniqueArray(seat, { maxLength: 8, selector: (one) => one.id }).map((all) => {
  const seen = new Set<string>()
  return all.filter((one) => one.state !== 'arrived' || (!seen.has(one.personId) && !!seen.add(one.personId)))
})

const rating = fc.record({
  round: fc.integer({ min: 1, max: 3 }),
  outcome: fc.constantFrom('solved', 'partly', 'unsolved', 'unneeded') as fc.Arbitrary<Order['ratings'][number]['outcome']>,
  satisfaction: maybe(fc.constantFrom('good', 'fair', 'poor') as fc.Arbitrary<'good' | 'fair' | 'poor'>),
  tags: fc.array(words, { maxLength: 3 }),
  byAgent: fc.boolean(),
  raterId: person,
  at
})
const correction = fc.record({
  id: fc.uuid(),
  seatId: fc.constant('1-chen'),
  proposedBy: person,
  oldArrivedAt: maybe(at),
  oldLeftAt: maybe(at),
  arrivedAt: at,
  leftAt: at,
  at,
  confirmedBy: maybe(person),
  confirmedAt: maybe(at)
})
const witness: fc.Arbitrary<Order['witness']> = fc.oneof(
  fc.constant({ kind: 'beneficiary' } as const),
  fc.constant({ kind: 'slip' } as const),
  person.map((personId) => ({ kind: 'person' as const, personId }))
)

/** Fields that hang together are filled in afterwards, so that every order is one the tables accept. */
export const anyOrder = (id: string): fc.Arbitrary<Order> =>
  fc
    .record({
      state: fc.constantFrom(...ORDER_STATES),
      target: fc.constantFrom('unit', 'pool', 'self') as fc.Arbitrary<NonNullable<Order['target']>>,
      early: fc.boolean(),
      home: fc.boolean(),
      slots: fc.integer({ min: 1, max: 500 }),
      windows: fc.array(window, { minLength: 1, maxLength: 3 }),
      moments: fc.record({ servedAt: at, closedAt: at, endedAt: at }),
      unitId: unit,
      ring: fc.constantFrom(...RINGS),
      declinedBy: person,
      rest: fc.record({
        version: fc.integer({ min: 1, max: 1000 }),
        round: fc.integer({ min: 1, max: 3 }),
        termsVersion: fc.integer({ min: 1, max: 99 }),
        beneficiaryId: person,
        surname: maybe(words),
        agentId: maybe(person),
        placerId: maybe(person),
        placerWhy: maybe(words),
        openerOrgId: maybe(fc.constant('huaishu')),
        witness,
        venue: fc.constantFrom('home', 'public', 'remote') as fc.Arbitrary<Order['venue']>,
        risk: fc.constantFrom('L0', 'L1', 'L2', 'L3') as fc.Arbitrary<Order['risk']>,
        sla: fc.constantFrom('S1', 'S2', 'S3', 'S4', 'S5', 'P1', 'P2', 'P3') as fc.Arbitrary<Order['sla']>,
        level: fc.constantFrom(...LEVELS),
        objected: fc.boolean(),
        returnedUnitIds: fc.uniqueArray(unit),
        lastUnitId: maybe(unit),
        collective: fc.boolean(),
        moves: small,
        reschedules: small,
        reopens: small,
        askedNewTime: fc.boolean(),
        escalations: small,
        clock: maybe(
          fc.record({ name: fc.constantFrom('accept', 'takeUp', 'followUp') as fc.Arbitrary<'accept'>, startedAt: at, dueAt: at })
        ),
        clocksLeft: fc.record({ accept: fc.nat(), dispatch: fc.nat() }, { requiredKeys: [] }),
        pause: maybe(fc.record({ startedAt: at, untilAt: at })),
        pausedDays: small,
        fired: fc.array(words, { maxLength: 4 }),
        placedAt: at,
        ratings: fc.array(rating, { maxLength: 3 }),
        verification: fc.array(
          fc.record({
            round: small,
            how: fc.constantFrom('call', 'visit', 'two_vain_tries') as fc.Arbitrary<'call'>,
            outcome: fc.constant(null),
            by: person,
            at
          }),
          { maxLength: 2 }
        ),
        corrections: fc.array(correction, { maxLength: 2 }),
        appraisal: maybe(fc.record({ timely: fc.boolean(), reliable: fc.boolean(), communicative: fc.boolean(), by: person, at })),
        handlerLine: maybe(words),
        seriesId: maybe(fc.uuid()),
        sameDay: maybe(fc.constant(true as const)),
        alarms: fc.array(fc.constantFrom('door', 'safety'), { maxLength: 3 }),
        content: fc.constantFrom('pending', 'shown', 'hidden') as fc.Arbitrary<Order['content']>,
        seats
      })
    })
    .map(({ state, target: chosen, early, home, slots, windows, moments, unitId, ring, declinedBy, rest }): Order => {
      const target = state === 'referred' ? 'unit' : HANDED.includes(state) || !early ? chosen : null
      const served = state === 'served' || state === 'closed'
      return {
        id,
        kind: 'service',
        state,
        ...rest,
        itemCode: 'A01',
        communityId: 'huaishu',
        gridId: 'huaishu-1',
        building: home ? '3号楼' : null,
        place: home ? null : '党群服务中心',
        handlerOrgId: 'huaishu',
        declinedBy: state === 'declined' ? declinedBy : null,
        declineReason: state === 'declined' ? 'duty' : null,
        target,
        targetUnitId: target === 'unit' ? unitId : null,
        ring: HANDED.includes(state) ? ring : null,
        slots,
        minPeople: Math.ceil(slots / 2),
        windows,
        windowIndex: state === 'accepted' || state === 'serving' || windows.length === 1 ? 0 : null,
        servedAt: served ? moments.servedAt : null,
        closedAt: state === 'closed' ? moments.closedAt : null,
        endedAt: ENDS.includes(state) ? moments.endedAt : null
      }
    })
