import type { RuleExample, RuleReport, RuleVersionView } from '@contract/rules'
import { DAY } from '@domain/clock/milliseconds'
import { refuse } from '@domain/errors'
import type { Fact } from '@domain/points/fact'
import { packAt } from '@domain/points/pack/packs'
import { soonAfter, standingBefore } from '@domain/points/pack/publish'
import { readPack } from '@domain/points/pack/read'
import { ASSUMPTIONS, assuming, shareOf } from '@domain/points/simulate/assumed'
import { COUNTER_EXAMPLES, OUT_OF_REACH, reach } from '@domain/points/simulate/examples'
import { runOf } from '@domain/points/simulate/run'
import { simulation } from '@domain/points/simulate/simulate'
import { occasionOf } from '@domain/points/rules/occasions'
import type { Call } from '../_kit/call'
import type { RuleBook } from '../_kit/store/rulebook'
import { keptOr, versionOf } from './versions'

/** A year of the district's own past, with all its seasons. */
const PAST = 365 * DAY

/** Walks the past year, page by page; answers how many facts it was. */
const walk = async (
  { store, now }: Call,
  book: RuleBook,
  see: (fact: Fact) => void
): Promise<Pick<RuleReport, 'from' | 'until' | 'facts' | 'at'>> => {
  const from = now - PAST
  let facts = 0
  for await (const page of store.rulebook.past(book, from, now)) {
    page.forEach(see)
    facts += page.length
  }
  return { from, until: now, facts, at: now }
}

/** A draft beside what it would follow, over the past year; what came out is kept with the draft and signs nothing. */
export const simulate = async (call: Call, id: string): Promise<RuleVersionView> => {
  const { store, now } = call
  const { book, kept } = await store.rulebook.one(id, now)
  const draft = keptOr(kept)
  if (!book.district) return refuse('NOT_ALLOWED', { who: '区里的工作人员' })
  const pack = readPack(draft.file)
  const against = standingBefore(book.versions, pack.effectiveAt)
  const { add, report } = simulation(against, pack)
  const over = await walk(call, book, add)
  const made = report()
  const secondSignature = [...made.secondSignature, ...soonAfter(against, now)]
  const written = await store.rulebook.keepReport(book, draft, against.version, { ...made, secondSignature, ...over })
  return written ? versionOf(call, id) : refuse('RULES_GONE')
}

/** What is assumed makes many facts of each person: more people than this would show nothing more. */
const MOST_PEOPLE = 3000

/** A counter-example beside the rules in force, over the past year of the district, or of some of its people where they are many. Nothing is kept. */
export const example = async (call: Call, index: number): Promise<RuleExample> => {
  const { store, now } = call
  const book = await store.rulebook.book(now)
  const [pack, assumption] = [COUNTER_EXAMPLES[index], ASSUMPTIONS[index]]
  if (!pack || !assumption) return refuse('INVALID_INPUT', { what: '没有这个反面例子' })
  const one = Math.ceil((await store.rulebook.members(book)) / MOST_PEOPLE) || 1
  const { add, report } = simulation(packAt(book.versions, now), pack)
  const alone = runOf(pack)
  const see = (fact: Fact) => {
    add(fact)
    alone.add(fact)
  }
  const withAssumed = assuming(assumption)
  const over = await walk(call, book, (fact) => {
    if (shareOf(`sample ${fact.personId}`, one) === 0) withAssumed(fact, occasionOf(fact).at(fact)).forEach(see)
  })
  withAssumed.end().forEach(see)
  return {
    title: pack.version,
    assumed: one > 1 ? `${assumption.words}人很多，这里每 ${one} 人看一人。` : assumption.words,
    report: { ...report(), ...over },
    ...(index === DEAR ? { reach: reach(alone.totals().perPerson, OUT_OF_REACH) } : {})
  }
}
/** Which of them has a price nobody reaches. */
const DEAR = 3
