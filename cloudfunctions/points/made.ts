import { createHmac } from 'node:crypto'
import type { Input } from '@contract'
import { DAY } from '@domain/clock/milliseconds'
import { monthWindow } from '@domain/clock/month'
import { refuse } from '@domain/errors'
import type { Fact } from '@domain/points/fact'
import { categoryOf, firstReport, reportedAround } from '@domain/points/hazard'
import { checkAgreement } from '@domain/points/mediation'
import { packAt } from '@domain/points/pack/packs'
import type { Call } from '../_kit/call'
import { idOf } from '../_kit/request'
import type { Keys } from '../_kit/seal'
import type { HazardsSeen, VisitKnown } from '../_kit/store/fact-store'

export type Said = Input<'points.record'>
type Of<K extends Said['kind']> = Extract<Said, { kind: K }>
/** A fact made whole from what staff say and what the records know, which moment's rules count for it, and what must not have moved when it is written. */
export type Made = { fact: Fact; at: number; orderId: string | null; seen?: HazardsSeen }

/** Nothing is credited that lies longer back, and nothing that has not been. */
const WITHIN = 90 * DAY
const timely = (at: number, now: number): number =>
  at > now || at < now - WITHIN ? refuse('INVALID_INPUT', { what: '时间要在最近三个月以内' }) : at
const there = (visit: VisitKnown | null): VisitKnown => visit ?? refuse('FACT_STAYS', { why: '这一单没有他的到场记录' })
const closed = (visit: VisitKnown | null): VisitKnown =>
  there(visit).closed ? there(visit) : refuse('FACT_STAYS', { why: '这一单还没有办结' })
const alone = (fact: Fact, at: number): Made => ({ fact, at, orderId: null })

const ofOrder = ({ personId, orderId }: { personId: string; orderId: string }, { round }: VisitKnown) => ({ personId, orderId, round })

/** A household as the books call it: always the same, and nobody can tell from it who lives there (chained entries hold no names). */
const householdName = (keys: Keys, householdId: string): string =>
  idOf('H', createHmac('sha256', keys.derive('household')).update(householdId).digest('hex'))

const MAKE: { [K in Said['kind']]: (said: Of<K>, call: Call) => Promise<Made> } = {
  // a worker's word is no code, and nothing else records who came: the rules say what that is worth (R06, R12)
  training: async ({ personId, courseId, at }, { now }) =>
    alone({ kind: 'training', personId, courseId, at: timely(at, now), byCode: false }, at),
  // how often somebody was there is never said, only proven (R09)
  pairing: async ({ personId, householdId, month }, { store, keys, now }) => {
    const { from, to } = monthWindow(month)
    if (from > now) return refuse('INVALID_INPUT', { what: '这个月还没有开始' })
    const at = timely(Math.min(now, to - 1), now)
    const provenVisits = await store.facts.visitsTo(personId, householdId, from, to)
    return alone({ kind: 'pairing', personId, householdId: householdName(keys, householdId), at, provenVisits }, at)
  },
  mediation: async (said, { store, now }) => {
    const visit = closed(await store.facts.visitOf(said))
    const { agreedAt, followedUpAt, kept } = said
    checkAgreement(visit, { agreedAt, followedUpAt: timely(followedUpAt, now) })
    const fact: Fact = { kind: 'mediation', ...ofOrder(said, visit), agreedAt, followedUpAt, kept }
    return { fact, at: followedUpAt, orderId: said.orderId }
  },
  proposal: async ({ personId, proposalId, at }, { now }) => alone({ kind: 'proposal', personId, proposalId, at: timely(at, now) }, at),
  meeting: async ({ personId, meetingId, at, voted }, { now }) =>
    alone({ kind: 'meeting', personId, meetingId, at: timely(at, now), byCode: false, voted }, at),
  hazard: async (said, { store, now }) => {
    const { personId, category, latitude, longitude, at, upheld } = said
    const place = { category, latitude, longitude, at: timely(at, now) }
    const row = packAt(await store.rulebook.versions(), at).rows.find((one) => one.kind === 'flat' && one.on === 'hazard')
    const around = reportedAround({ limits: row?.kind === 'flat' ? row.limits : {} }, at)
    const known = await store.facts.hazards(around.from, around.to)
    const reports = known.flatMap(({ body }) => (body.kind === 'hazard' && body.place ? [body.place] : []))
    const first = row?.kind !== 'flat' || firstReport(row, place, reports)
    const reportId = idOf('X', personId, categoryOf(category), latitude, longitude, at)
    const fact: Fact = { kind: 'hazard', personId, reportId, at, upheld, first, place }
    return { ...alone(fact, at), seen: { ...around, ids: known.map(({ id }) => id) } }
  },
  placing: async (said, { store }) => {
    const visit = closed(await store.facts.visitOf({ orderId: said.orderId, about: said.personId }))
    if (visit.placedBy !== said.personId) return refuse('FACT_STAYS', { why: '这一单不是他代点的' })
    const { arrivedAt, provenMinutes, family, placedOnDuty, servedAt } = visit
    const fact: Fact = {
      kind: 'placing',
      ...ofOrder(said, visit),
      arrivedAt,
      provenMinutes,
      family,
      duty: placedOnDuty,
      confirmed: said.confirmed
    }
    return { fact, at: servedAt, orderId: said.orderId }
  },
  // both have proven their visit on the very same order, and the community had named the mentor before anybody came (R18)
  mentoring: async (said, { store }) => {
    if (said.newcomerId === said.personId) return refuse('INVALID_INPUT', { what: '带教的人和新人不能是同一个人' })
    const [mentor, newcomer] = [
      closed(await store.facts.visitOf(said)),
      closed(await store.facts.visitOf({ orderId: said.orderId, personId: said.newcomerId }))
    ]
    const { arrivedAt, provenMinutes, servedAt } = mentor
    const known = { newcomerId: said.newcomerId, newcomerFirst: newcomer.first, named: said.namedAt < arrivedAt, arrivedAt, provenMinutes }
    return { fact: { kind: 'mentoring', ...ofOrder(said, mentor), ...known }, at: servedAt, orderId: said.orderId }
  },
  // whoever finds it: the same on the same visit is one
  offence: async ({ seatId, orderId, offence }, { store, now }) => {
    const visit = there(await store.facts.visitOf({ orderId, seatId }))
    const offenceId = idOf('X', orderId, visit.round, seatId, offence)
    const fact: Fact = {
      kind: 'offence',
      ...ofOrder({ personId: visit.personId, orderId }, visit),
      offence,
      offenceId,
      finalAt: null,
      reviewers: []
    }
    return { fact, at: Math.min(now, visit.servedAt), orderId }
  }
}

/** What staff say, made whole; refuses what the records contradict. */
export const madeOf = (said: Said, call: Call): Promise<Made> => (MAKE[said.kind] as (one: Said, call: Call) => Promise<Made>)(said, call)
