import { accountOf, issuer } from '../ledger/account'
import type { Transfer } from '../ledger/transfer'
import { award } from '../points/award'
import { stemOf } from '../points/cause'
import { net, take } from '../points/dues'
import type { Visit } from '../points/facts/service'
import type { Line, Reversal } from '../points/line'
import { packAt, packNamed } from '../points/pack/packs'
import { correct } from '../points/reversal'
import type { RulePack } from '../points/rule'
import { drawInto } from '../points/used'
import { freeOn } from './balances'
import { FIRSTS, POINT_DUES, type Counts } from './counts'
import type { PointLine, ValueFacts, ValueLine } from './facts'

/** What one decision adds to the books. */
export interface Added {
  transfers: Transfer[]
  lines: ValueLine[]
}

export const accountFor = (personId: string) => accountOf('point', 'earned', personId)

/**
 * A line of 0 is only written where a cap made it one: it moves nothing and says how much was cut (red line 17). One that dues swallow whole
 * moves nothing either and is kept as well: a correction needs it.
 */
export const postLines = (lines: readonly Line[], personId: string, counts: Counts, at: number): Added => {
  const paid = net(
    lines.filter(({ points, cut }) => points > 0 || (points === 0 && cut > 0)),
    counts.get(personId, POINT_DUES)
  )
  counts.set(personId, POINT_DUES, paid.dues)
  const used = new Map(counts.of(personId))
  drawInto(
    used,
    paid.lines.map(({ line }) => line)
  )
  for (const [key, amount] of used) counts.set(personId, key, amount)
  const firsts = paid.lines.filter(({ line }) => line.cause.startsWith('first/')).length
  counts.set(personId, FIRSTS, counts.get(personId, FIRSTS) + firsts)
  const account = accountFor(personId)
  return {
    transfers: paid.lines.flatMap(({ line, amount }): Transfer[] =>
      amount > 0 ? [{ id: line.cause, phase: 'direct', from: issuer('point'), lines: [{ account, amount }], at }] : []
    ),
    lines: paid.lines.map(({ line, netted, why }) => {
      const { code, version, points, cut, draws, hangsOn } = line
      return { accountId: account, transferId: line.cause, why, line: { code, version, points, cut, draws, hangsOn, netted } }
    })
  }
}

/** The points of one visit at closing, by the rules in force when it was served (value.md §1); caps read and used up in `counts`. */
export const awardVisit = (visit: Visit, servedAt: number, rules: readonly RulePack[], counts: Counts, at: number): Added => {
  const { lines } = award(packAt(rules, servedAt), visit, counts.of(visit.personId))
  return postLines(lines, visit.personId, counts, at)
}

/** Lines of this order that stand: those that nothing has taken back. */
export const standing = ({ lines, moves }: ValueFacts): Line[] => {
  const undone = new Set([...moves.flatMap(({ of }) => of ?? []), ...lines.flatMap(({ transferId }) => takenBack(transferId))])
  return lines.flatMap(({ accountId, transferId, line }) =>
    isPoints(line) && !undone.has(transferId) ? [asLine(accountId, transferId, line)] : []
  )
}
const REVERSE = '/reverse'
const isPoints = (line: ValueLine['line']): line is PointLine => line !== null && 'code' in line
/** A line that dues had swallowed was taken back without a transfer: its name tells. */
const takenBack = (transferId: string): string[] => (transferId.endsWith(REVERSE) ? [transferId.slice(0, -REVERSE.length)] : [])
const asLine = (accountId: string, cause: string, line: PointLine): Line => ({
  ...line,
  cause,
  personId: accountId.split('/')[2] ?? '',
  why: []
})

/** Takes lines back: from what is there, the rest and what had paid off dues is owed again. */
export const takeBack = (reversals: readonly Reversal[], facts: ValueFacts, counts: Counts, at: number): Added => {
  const spent = new Map<string, number>()
  const added: Added = { transfers: [], lines: [] }
  for (const { cause, reverses, personId, why } of reversals) {
    const account = accountFor(personId)
    const old = facts.lines.find(({ transferId, accountId }) => transferId === reverses && accountId === account)?.line
    if (!old || !isPoints(old)) continue
    const free = Math.max(0, freeOn(facts, account) - (spent.get(account) ?? 0))
    const { taken, dues } = take(old.points - old.netted, free)
    spent.set(account, (spent.get(account) ?? 0) + taken)
    const owed = dues + old.netted
    counts.set(personId, POINT_DUES, counts.get(personId, POINT_DUES) + owed)
    for (const { key, amount } of old.draws) counts.set(personId, key, Math.max(0, counts.get(personId, key) - amount))
    if (taken > 0) added.transfers.push({ id: cause, phase: 'reverse', of: reverses, lines: [{ account, amount: taken }], at })
    const words = owed > 0 ? [why, `还差 ${owed} 分，从以后的积分里补扣`] : [why]
    added.lines.push({ accountId: account, transferId: cause, why: words, line: null })
  }
  return added
}

const isOfMinutes = (rules: readonly RulePack[], { code, version }: Line): boolean =>
  packNamed(rules, version).rows.some((row) => row.code === code && row.kind === 'minutes')

/** A confirmed correction of a visit that has been awarded: changed lines are taken back and posted anew, by the rules of what they replace. */
export const correctVisit = (visit: Visit, servedAt: number, facts: ValueFacts, counts: Counts, at: number): Added => {
  const lines = standing(facts)
  // a good word or a newcomer's line is of another moment, and may be of other rules
  const own = lines.find((line) => line.cause.startsWith(`${stemOf(visit)}/`) && isOfMinutes(facts.rules, line))
  const pack = own ? packNamed(facts.rules, own.version) : packAt(facts.rules, servedAt)
  const { reversals, award: next } = correct(pack, visit, lines, counts.of(visit.personId))
  const back = takeBack(reversals, facts, counts, at)
  const again = postLines(next.lines, visit.personId, counts, at)
  return { transfers: [...back.transfers, ...again.transfers], lines: [...back.lines, ...again.lines] }
}
