import type { Input } from '@contract'
import type { Deduction } from '@contract/review'
import { refuse } from '@domain/errors'
import { mayAppeal, takenUpDue } from '@domain/points/appeal'
import { disputeFact } from '@domain/value/posted'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { workingCalendar } from '../_kit/calendar'
import { deductionView } from '../_kit/deductions'
import { asKnown } from '../_kit/facts'
import { idOf } from '../_kit/request'
import type { FactSeen } from '../_kit/store/fact-store'
import type { KeptAppeal, KeptFact } from '../_kit/store/facts'

const DEDUCTIONS: readonly KeptFact['kind'][] = ['withdrawal', 'absence', 'offence']

/** A deduction of the caller's own; somebody else's is none. */
const own = (seen: FactSeen | null): FactSeen =>
  seen && seen.fact.personId === seen.personId && DEDUCTIONS.includes(seen.fact.kind) && seen.fact.state !== 'proposed'
    ? seen
    : refuse('FACT_GONE')

/** 申诉: the disputed amount, and nothing else, is put aside until somebody without a part in it has answered. */
export const appeal = async (call: Call, { id, words }: Input<'points.appeal'>): Promise<Deduction> => {
  const { store, now, caller, requestId } = call
  const appealId = idOf('Q', caller.appId, caller.openid, requestId)
  return untilDecided(async () => {
    const seen = own(await store.facts.read(id, now))
    const { fact, books } = seen
    const shown = (made: KeptAppeal) => deductionView(fact, { ...made, words: words.trim() }, books.rules, now)
    if (seen.appeal?.id === appealId) return shown(seen.appeal)
    mayAppeal({ state: fact.state, appealUntil: fact.appealUntil, appealed: seen.appeal !== null }, now)
    const posted = fact.state === 'posted'
    const made: KeptAppeal = {
      factId: id,
      id: appealId,
      personId: fact.personId,
      ...seen.above,
      words: store.reviews.seal(seen.tenantId, appealId, 'words', words.trim()),
      at: now,
      dueAt: takenUpDue(now, workingCalendar),
      takenBy: null,
      takenAt: null,
      upheld: null,
      answer: null,
      settledBy: null,
      settledAt: null
    }
    // asked as if it were final now: that is what is disputed
    const disputed = asKnown({ ...seen, appeal: { ...made, settledAt: now } })
    const value = disputeFact(id, disputed, fact.at, posted, books, now)
    const change = { fact: posted ? {} : ({ state: 'appealed', postAt: null } as const), appeal: made, value }
    return (await store.facts.decide(seen, change, now))
      ? deductionView({ ...fact, ...change.fact }, { ...made, words: words.trim() }, books.rules, now)
      : null
  }, 'VALUE_BUSY')
}
