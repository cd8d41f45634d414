import type { Input } from '@contract'
import type { AppealForStaff } from '@contract/review'
import type { Page } from '@contract/page'
import { refuse } from '@domain/errors'
import { answerDue, maySettle } from '@domain/points/appeal'
import { undoFact } from '@domain/value/posted'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { workingCalendar } from '../_kit/calendar'
import { wordsOf } from '../_kit/deductions'
import { decisionOn, disputedIn } from '../_kit/facts'
import type { FactSeen } from '../_kit/store/fact-store'
import type { FactChange, KeptAppeal, KeptFact } from '../_kit/store/facts'

const HERE = { who: '申诉所在单位、和这件事无关的工作人员' }
/** Whoever marked, proposed or confirmed it. */
const parts = ({ proposedBy, confirmedBy }: KeptFact) => [proposedBy, confirmedBy]

/** Open appeals at an organisation, by due time. */
export const appeals = async ({ store, now }: Call, input: Input<'points.appeals'>): Promise<Page<AppealForStaff>> => {
  const { items, rules, personId, next } = await store.reviews.appeals({ ...input, now })
  return {
    items: items.flatMap(({ fact, appeal, person }) =>
      appeal
        ? [
            {
              id: fact.id,
              ...wordsOf(fact, rules),
              person,
              at: fact.at,
              words: appeal.words,
              madeAt: appeal.at,
              dueAt: appeal.dueAt,
              taken: appeal.takenAt !== null,
              mine: parts(fact).includes(personId) || fact.personId === personId,
              ...(fact.orderId ? { orderId: fact.orderId } : {})
            }
          ]
        : []
    ),
    ...(next ? { next } : {})
  }
}

/** An open appeal that lies with the organisation where the caller acts. */
const lying = (seen: FactSeen | null, orgId: string): FactSeen & { appeal: KeptAppeal } => {
  if (!seen?.appeal) return refuse('FACT_GONE')
  if (!seen.mayReview || seen.appeal.orgId !== orgId) return refuse('NOT_ALLOWED', HERE)
  maySettle(seen.personId, parts(seen.fact))
  return { ...seen, appeal: seen.appeal }
}

/** 受理: somebody sees to it; from then on its answer has a day. Again changes nothing. */
export const takeAppeal = async ({ store, now }: Call, { id, orgId }: Input<'points.takeAppeal'>): Promise<Record<string, never>> => {
  await untilDecided(async () => {
    const seen = lying(await store.facts.read(id, now, orgId), orgId)
    if (seen.appeal.takenBy === seen.personId) return true
    if (seen.appeal.takenAt !== null || seen.appeal.settledAt !== null) return refuse('FACT_GONE')
    const taken = { ...seen.appeal, takenBy: seen.personId, takenAt: now, dueAt: answerDue(seen.appeal.at, workingCalendar) }
    return (await store.facts.decide(seen, { fact: {}, appeal: taken }, now)) || null
  })
  return {}
}

/** An appeal that was right: what was put aside is free again, what was taken comes back. */
const upheldChange = (seen: FactSeen, settled: KeptAppeal, now: number): FactChange => {
  const { fact, books } = seen
  return {
    fact: { state: fact.state === 'posted' ? 'reversed' : 'dropped', postAt: null, suspendsUntil: null },
    value: undoFact(fact.personId, fact.outcome, disputedIn(seen), books, now),
    appeal: settled
  }
}

/** The answer: upheld, or refused and then decided by the rules as they were. By whoever had no part in it. The same answer again is one. */
export const settleAppeal = async (call: Call, input: Input<'points.settleAppeal'>): Promise<Record<string, never>> => {
  const { store, now } = call
  const { id, orgId, upheld, words } = input
  await untilDecided(async () => {
    const seen = lying(await store.facts.read(id, now, orgId), orgId)
    const { appeal, personId, fact, tenantId } = seen
    if (appeal.settledBy === personId && appeal.upheld === upheld) return true
    if (appeal.settledAt !== null) return refuse('FACT_GONE')
    const settled: KeptAppeal = {
      ...appeal,
      upheld,
      answer: store.reviews.seal(tenantId, appeal.id, 'answer', words.trim()),
      settledBy: personId,
      settledAt: now
    }
    const change = upheld
      ? upheldChange(seen, settled, now)
      : fact.state === 'appealed'
        ? await decisionOn(store, seen, now, settled)
        : { fact: {}, appeal: settled }
    return (await store.facts.decide(seen, change, now)) || null
  }, 'VALUE_BUSY')
  return {}
}
