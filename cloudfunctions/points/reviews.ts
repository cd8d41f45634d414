import type { Input } from '@contract'
import type { Recorded, Review } from '@contract/review'
import type { Page } from '@contract/page'
import { refuse } from '@domain/errors'
import { appealUntil, maySettle } from '@domain/points/appeal'
import type { Offence } from '@domain/points/facts/fault'
import { OFFENCE_WORDS } from '@domain/points/fault-words'
import { packAt } from '@domain/points/pack/packs'
import { checkReviewed } from '@domain/points/reviewed'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { decisionOn } from '../_kit/facts'
import type { FactSeen } from '../_kit/store/fact-store'
import type { FactChange, KeptFact } from '../_kit/store/facts'
import { recordedOf } from './record'

const HERE = { who: '这里和他没有亲属关系的工作人员' }

const titleOf = ({ body, owed }: KeptFact): string => {
  if (body.kind === 'praise') return '居民写的好评'
  if (body.kind === 'proposal') return '采纳的提案'
  if (owed === 'talk') return `同类低分已核实三次以上${body.kind === 'low_rate' && body.about ? `（${body.about}）` : ''}，请约谈`
  if (body.kind === 'offence') return owed === 'hand_over' ? `${OFFENCE_WORDS[body.offence]}：请移交主管部门` : OFFENCE_WORDS[body.offence]
  return '有人评“不太好”'
}
const WHAT = { talk: 'talk', hand_over: 'hand_over' } as const

/** What wants a second look, a talk, or an authority, or may be taken back, at an organisation and beneath it; never about the reader or their family. */
export const reviews = async ({ store, now }: Call, input: Input<'points.reviews'>): Promise<Page<Review>> => {
  const { list, ...where } = input
  const { items, personId, next } = await (list === 'paid'
    ? store.reviews.paid({ ...where, now })
    : store.reviews.waiting({ ...where, list, now }))
  return {
    items: items.map(({ fact, person, proposer }) => ({
      id: fact.id,
      version: fact.version,
      what: list === 'paid' ? 'paid' : fact.owed && !fact.owedDoneAt ? WHAT[fact.owed] : fact.kind === 'offence' ? 'offence' : 'low_rate',
      title: titleOf(fact),
      person,
      at: fact.at,
      mine: fact.proposedBy === personId,
      ...(list === 'paid' ? { points: fact.outcome?.points ?? 0 } : {}),
      ...(fact.orderId ? { orderId: fact.orderId } : {}),
      ...(fact.kind === 'offence' && proposer ? { proposedBy: proposer } : {})
    })),
    ...(next ? { next } : {})
  }
}

/** The second pair of eyes: from now on it is known to whom it is about, who has seven days to appeal. Refuses REVIEWERS_NEEDED. */
const confirmed = (seen: FactSeen, body: Offence, orgId: string, now: number): FactChange => {
  const { fact, personId, books } = seen
  const reviewers = [
    { personId: fact.proposedBy ?? '', organisationId: fact.proposedOrg ?? '' },
    { personId, organisationId: orgId }
  ]
  // the rules themselves say whether these two are enough
  checkReviewed(packAt(books.rules, fact.at), { ...body, reviewers })
  const until = appealUntil(now)
  return {
    fact: { body: { ...body, reviewers }, state: 'waiting', confirmedBy: personId, confirmedOrg: orgId, appealUntil: until, postAt: until }
  }
}

const decided = async (call: Call, seen: FactSeen, { orgId, agree, about }: Input<'points.review'>): Promise<FactChange> => {
  const { store, now } = call
  const { fact, personId } = seen
  if (!agree) return { fact: { state: 'dropped', confirmedBy: personId, confirmedOrg: orgId, postAt: null } }
  if (fact.body.kind === 'offence') return confirmed(seen, fact.body, orgId, now)
  if (fact.body.kind !== 'low_rate') return refuse('FACT_GONE')
  if (about === undefined) return refuse('INVALID_INPUT', { what: '请选是哪一方面' })
  const found: KeptFact = { ...fact, body: { ...fact.body, about }, confirmedBy: personId, confirmedOrg: orgId }
  const change = await decisionOn(store, { ...seen, fact: found }, now)
  return { ...change, fact: { ...change.fact, confirmedBy: personId, confirmedOrg: orgId } }
}

/** Says whether something is true as it was shown: an offence by a second person, a low rate by one. The same word again is one. Refuses CHANGED. */
export const review = async (call: Call, input: Input<'points.review'>): Promise<Recorded> => {
  const { store, now } = call
  return untilDecided(async () => {
    const seen = (await store.facts.read(input.id, now, input.orgId)) ?? refuse('FACT_GONE')
    const { fact, personId } = seen
    if (!seen.mayReview) return refuse('NOT_ALLOWED', HERE)
    if (fact.confirmedBy === personId && (fact.state !== 'dropped') === input.agree) return recordedOf(fact)
    if (fact.state !== 'proposed') return refuse('FACT_GONE')
    if (fact.version !== input.version) return refuse('CHANGED')
    maySettle(personId, [fact.proposedBy])
    const change = await decided(call, seen, input)
    return (await store.facts.decide(seen, change, now)) ? recordedOf({ ...fact, ...change.fact }) : null
  }, 'VALUE_BUSY')
}

/** A talk that was held, or an authority that has got it: then it no longer suspends (D05), whatever else still does. */
export const seenTo = async ({ store, now }: Call, { id, orgId }: Input<'points.seenTo'>): Promise<Record<string, never>> => {
  await untilDecided(async () => {
    const seen = (await store.facts.read(id, now, orgId)) ?? refuse('FACT_GONE')
    const { fact, personId } = seen
    if (!seen.mayReview) return refuse('NOT_ALLOWED', HERE)
    if (fact.owed === null) return refuse('FACT_GONE')
    if (fact.owedDoneAt !== null) return true
    const ended = fact.owed === 'hand_over' ? { suspendsUntil: now } : {}
    return (await store.facts.decide(seen, { fact: { owedBy: personId, owedDoneAt: now, ...ended } }, now)) || null
  })
  return {}
}
