import { invariant } from '../errors'
import { award } from '../points/award'
import type { Fact } from '../points/fact'
import type { Offence } from '../points/facts/fault'
import type { Consequence, Line } from '../points/line'
import { packAt } from '../points/pack/packs'
import { reverseVisit } from '../points/reversal'
import { checkReviewed } from '../points/reviewed'
import type { RulePack } from '../points/rule'
import { qualifies } from '../points/rules/minutes'
import { countsOf, type Counts } from './counts'
import { deductLine, endAside, endedBy, giveBackAside, putAside, undeductLine, withoutAside, type Disputed, type Ended } from './deduct'
import type { ValueChange, ValueFacts } from './facts'
import { postLines, standing, takeBack, type Added } from './points'

/** What the books say around one fact, with the visit that it hangs on as it stands now. */
export interface FactBooks extends ValueFacts {
  visit: { provenMinutes: number; duty: boolean } | null
  /** two of the staff have found the person's presence on that order to be false */
  fraud: boolean
}

/** What became of a fact, kept with it: why, and what undoing it needs. */
export interface Outcome {
  version: string
  /** what reached or left the person's account, dues included */
  points: number
  why: string[]
  /** whether it moved or counted anything at all */
  counts: boolean
  lines: {
    code: string
    cause: string
    points: number
    taken: number
    dues: number
    draws: Line['draws']
    /** of an award: what dues took of it */ netted?: number
  }[]
}

/** A decision about one fact: when it cannot be posted yet, `laterAt` says when to look again; null: an appeal is open. */
export type Decided =
  | { kind: 'later'; laterAt: number | null }
  | { kind: 'posted'; change: ValueChange; outcome: Outcome; consequences: readonly Consequence[] }

/** Minutes that fall with a false presence; only whoever has read the order can say which. */
export type MinutesBack = (counts: Counts) => Added
const NO_MINUTES: MinutesBack = () => ({ transfers: [], lines: [] })

const joined = (added: readonly Added[], counts: Counts): ValueChange => ({
  transfers: added.flatMap(({ transfers }) => transfers),
  lines: added.flatMap(({ lines }) => lines),
  tallies: counts.moved(),
  held: null
})

/** Why a line that goes with a visit is not paid after all: the visit earns nothing (any more). Null: it is, or the line goes alone. */
const fallen = (pack: RulePack, fact: Fact, line: Line, books: FactBooks): string | null => {
  if (line.hangsOn === null || line.points <= 0) return null
  if (books.fraud) return '这次到场查实是假的，不计分'
  if (fact.kind === 'mentoring')
    return standing(books).some(({ cause }) => cause === line.hangsOn || cause.startsWith(`${line.hangsOn}/`))
      ? null
      : '新人的第一单没有计分'
  const { visit } = books
  return visit && pack.rows.some((row) => row.kind === 'minutes' && qualifies(row, { ...visit, wish: null })) ? null : '这次服务没有计分'
}

const takenIn = (added: Added): number =>
  added.transfers.reduce((sum, one) => sum + (one.phase === 'direct' ? one.lines.reduce((all, { amount }) => all + amount, 0) : 0), 0)

/**
 * What the rules in force at `ruledAt` make of one fact now, for one checked write: awards with dues netted, deductions with what an appeal
 * has put aside, and of a proven false presence every line of that visit with what hangs on it: of what was put aside first, then of what is
 * free. Pure. Throws REVIEWERS_NEEDED.
 */
export const postFact = (
  fact: Fact,
  ruledAt: number,
  books: FactBooks,
  disputed: Disputed | null,
  now: number,
  minutesBack: MinutesBack = NO_MINUTES
): Decided => {
  const pack = packAt(books.rules, ruledAt)
  checkReviewed(pack, fact)
  const { personId } = fact
  const counts = countsOf(books.tallies)
  const { lines, consequences, postsFrom } = award(pack, fact, counts.of(personId))
  if (postsFrom === null || postsFrom > now) return { kind: 'later', laterAt: postsFrom }
  const decided = lines.map((line) => {
    const bar = fallen(pack, fact, line, books)
    return bar === null ? line : { ...line, points: 0, cut: 0, draws: [], why: [...line.why, bar] }
  })
  const deducted = decided.filter((line) => line.points < 0 || (line.points === 0 && line.draws.length > 0))
  const { ended, added: ends } = endOfAside(disputed, deducted[0], personId, now)
  const free = ended ? { ...books, balances: withoutAside(books.balances, ended, personId) } : books
  const back = falls(consequences) ? [takeBack(reverseVisit(fact as Offence, standing(books)), free, counts, now), minutesBack(counts)] : []
  // what falls is gone from the account before the deduction looks what is there
  const left = spentBy(back, free)
  const awards = postLines(decided, personId, counts, now)
  const deductions = deducted.map((line, index) => ({
    cause: line.cause,
    aside: index === 0 ? (ended?.taken ?? 0) : 0,
    added: deductLine(line, index === 0 ? ended : null, left, counts, now)
  }))
  const kept = decided.map(({ code, cause, points, draws }) => {
    const deduction = deductions.find((one) => one.cause === cause)
    const taken = deduction ? deduction.aside + takenIn(deduction.added) : 0
    const line = awards.lines.find(({ transferId }) => transferId === cause)?.line
    const netted = line && 'netted' in line && line.netted > 0 ? { netted: line.netted } : {}
    return { code, cause, points, taken, dues: points < 0 ? 0 - points - taken : 0, draws, ...netted }
  })
  return {
    kind: 'posted',
    change: joined([...ends, ...back, awards, ...deductions.map(({ added }) => added)], counts),
    outcome: {
      version: pack.version,
      points: decided.reduce((sum, { points }) => sum + points, 0),
      why: decided.flatMap(({ why }) => why),
      counts: decided.some(({ points, draws }) => points !== 0 || draws.length > 0),
      lines: kept
    },
    consequences
  }
}

/** Whether the visit falls with it, line by line, and what hangs on them. */
const falls = (consequences: readonly Consequence[]): boolean => consequences.some(({ kind }) => kind === 'reverse')

/** How what was put aside ends, before anything else: for the deduction as far as it asks, or, where nothing is deducted, given back. */
const endOfAside = (
  disputed: Disputed | null,
  line: Line | undefined,
  personId: string,
  now: number
): { ended: Ended | null; added: Added[] } => {
  if (!disputed) return { ended: null, added: [] }
  if (!line) return { ended: { disputed, taken: 0 }, added: [giveBackAside(disputed, personId, ['不扣这一条的分，预留的退回'], now)] }
  const ended = endedBy(line, disputed)
  return { ended, added: [{ transfers: [endAside(ended, now)], lines: [] }] }
}

/** The books after what falls has left. */
const spentBy = (back: readonly Added[], books: FactBooks): FactBooks => {
  const balances = { ...books.balances }
  for (const { transfers } of back)
    for (const one of transfers)
      if (one.phase === 'reverse')
        for (const { account, amount } of one.lines) {
          const old = balances[account]
          if (old) balances[account] = { ...old, posted: old.posted - amount }
        }
  return { ...books, balances }
}

/** What a line brought to its owner's account: without what dues took of it, which is owed again when it falls, and not taken. */
const broughtBy = (cause: string, { lines }: FactBooks): number => {
  const line = lines.find(({ transferId, line: one }) => transferId === cause && one !== null && 'points' in one)?.line
  return line && 'points' in line ? line.points - line.netted : 0
}

/** How much a fact would take from its person's account if it were posted now, with what falls with it: what an appeal puts aside. */
export const askedBy = (fact: Fact, ruledAt: number, books: FactBooks): number => {
  const { lines, consequences } = award(packAt(books.rules, ruledAt), fact, countsOf(books.tallies).of(fact.personId))
  const fallen = falls(consequences) ? reverseVisit(fact as Offence, standing(books)) : []
  const own = fallen.filter(({ personId }) => personId === fact.personId)
  return (
    lines.reduce((sum, { points }) => sum + Math.max(0, 0 - points), 0) +
    own.reduce((sum, { reverses: cause }) => sum + broughtBy(cause, books), 0)
  )
}

/** An appeal begins: the disputed amount is put aside unless it has been taken already. */
export const disputeFact = (factId: string, fact: Fact, ruledAt: number, posted: boolean, books: FactBooks, now: number): ValueChange => {
  const aside = posted
    ? { transfers: [], lines: [] }
    : putAside(holdOfAppeal(factId), fact.personId, askedBy(fact, ruledAt, books), books, now)
  return { ...aside, tallies: [], held: null }
}
export const holdOfAppeal = (factId: string): string => `appeal/${factId}/hold`

/** An appeal was right: nothing is taken, or what was taken comes back. */
export const undoFact = (
  personId: string,
  outcome: Outcome | null,
  disputed: Disputed | null,
  books: FactBooks,
  now: number
): ValueChange => {
  const counts = countsOf(books.tallies)
  const back = disputed ? [giveBackAside(disputed, personId, ['申诉成立，不扣分，全部退回'], now)] : []
  const taken = (outcome?.lines ?? []).map((line) => {
    invariant(line.points <= 0, 'only a deduction is appealed against')
    return undeductLine(line, personId, counts, now)
  })
  return joined([...back, ...taken], counts)
}
