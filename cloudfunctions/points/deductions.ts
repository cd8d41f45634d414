import type { Input } from '@contract'
import type { Deduction, OwnAppeal } from '@contract/review'
import type { Page } from '@contract/page'
import { refuse } from '@domain/errors'
import { mayAppeal, takenUpDue } from '@domain/points/appeal'
import { saidOf } from '@domain/points/fault-words'
import { packAt } from '@domain/points/pack/packs'
import type { RulePack } from '@domain/points/rule'
import { disputeFact } from '@domain/value/posted'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { workingCalendar } from '../_kit/calendar'
import { asKnown } from '../_kit/facts'
import { idOf } from '../_kit/request'
import type { FactSeen } from '../_kit/store/fact-store'
import type { KeptAppeal, KeptFact } from '../_kit/store/facts'

const DEDUCTIONS: readonly KeptFact['kind'][] = ['withdrawal', 'absence', 'offence']

const appealIn = ({ words, at, dueAt, takenAt, upheld, answer, settledAt }: KeptAppeal): OwnAppeal => ({
  words,
  at,
  dueAt,
  taken: takenAt !== null,
  ...(upheld === null || answer === null || settledAt === null ? {} : { upheld, answer, settledAt })
})

/** What a fact comes to, or would; the words of what was decided, else those of the rule. */
export const wordsOf = (fact: KeptFact, rules: readonly RulePack[]): Pick<Deduction, 'title' | 'why' | 'points'> => {
  const { title, points } = saidOf(packAt(rules, fact.at), fact.body)
  return { title, why: fact.outcome?.why ?? [], points: fact.outcome?.points ?? points }
}

const viewOf = (fact: KeptFact, appeal: KeptAppeal | null, rules: readonly RulePack[], now: number): Deduction => {
  const open = !appeal && fact.appealUntil !== null && now <= fact.appealUntil && (fact.state === 'waiting' || fact.state === 'posted')
  return {
    id: fact.id,
    ...wordsOf(fact, rules),
    at: fact.at,
    state: fact.state === 'proposed' ? 'waiting' : fact.state,
    ...(fact.orderId ? { orderId: fact.orderId } : {}),
    ...(open && fact.appealUntil ? { appealUntil: fact.appealUntil } : {}),
    ...(appeal ? { appeal: appealIn(appeal) } : {})
  }
}

/** Every deduction of the caller that came to something, and what they may say against it. */
export const deductions = async ({ store, now }: Call, input: Input<'points.deductions'>): Promise<Page<Deduction>> => {
  const { items, rules, next } = await store.reviews.own({ ...input, now })
  return { items: items.map(({ fact, appeal }) => viewOf(fact, appeal, rules, now)), ...(next ? { next } : {}) }
}

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
    const shown = (made: KeptAppeal) => viewOf(fact, { ...made, words: words.trim() }, books.rules, now)
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
      ? viewOf({ ...fact, ...change.fact }, { ...made, words: words.trim() }, books.rules, now)
      : null
  }, 'VALUE_BUSY')
}
