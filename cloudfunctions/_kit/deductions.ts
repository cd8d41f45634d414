import type { Input } from '@contract'
import type { Page } from '@contract/page'
import type { Deduction, OwnAppeal } from '@contract/review'
import { saidOf } from '@domain/points/fault-words'
import { packAt } from '@domain/points/pack/packs'
import type { RulePack } from '@domain/points/rule'
import type { Call } from './call'
import type { KeptAppeal, KeptFact } from './store/facts'

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

/** A deduction as whom it is about reads it; while it may still be appealed against, until when. */
export const deductionView = (fact: KeptFact, appeal: KeptAppeal | null, rules: readonly RulePack[], now: number): Deduction => {
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
export const deductions = async (
  { store, now }: Pick<Call, 'store' | 'now'>,
  input: Input<'points.deductions'>
): Promise<Page<Deduction>> => {
  const { items, rules, next } = await store.reviews.own({ ...input, now })
  return { items: items.map(({ fact, appeal }) => deductionView(fact, appeal, rules, now)), ...(next ? { next } : {}) }
}
