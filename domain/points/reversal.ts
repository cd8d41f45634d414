import { invariant } from '../errors'
import { award } from './award'
import { reversalCauseOf, stemOf } from './cause'
import type { Visit } from './facts/service'
import type { Award, Line, Reversal, Used } from './line'
import type { Reason, RulePack } from './rule'
import { qualifies } from './rules/minutes'
import { release } from './used'

const REASON_WORDS: Record<Reason, string> = {
  correction: '到场时间或角色更正',
  fraud: '查实为虚假签到',
  withdrawn: '采纳已撤销',
  annulled: '这条评价已作废',
  appeal: '申诉成立'
}

const hangs = (line: Line, cause: string): boolean =>
  line.hangsOn !== null && (cause === line.hangsOn || cause.startsWith(`${line.hangsOn}/`))

type OneVisit = Pick<Visit, 'orderId' | 'round' | 'personId'>

/** A person's own lines for one visit: under its cause, or hanging on it. */
const ofVisit = (visit: OneVisit, standing: readonly Line[]): Line[] =>
  standing.filter(
    (line) =>
      line.personId === visit.personId && (line.cause.startsWith(`${stemOf(visit)}/`) || line.hangsOn?.startsWith(`${stemOf(visit)}/`))
  )

/** Lines and everything that hangs on them, and on those: the newcomer's first award, then the mentor's. Nobody else's line falls. */
export const withHanging = (fallen: readonly Line[], standing: readonly Line[]): Line[] => {
  const all = new Map(fallen.map((line) => [line.cause, line]))
  for (const { cause } of all.values()) {
    // a Map's walk reaches what is added on the way
    for (const line of standing) if (hangs(line, cause) && !all.has(line.cause)) all.set(line.cause, line)
  }
  return [...all.values()]
}

/** The reversal of one line: its whole amount, under an id that can exist once. */
export const reversalOf = (line: Line, reason: Reason): Reversal => ({
  cause: reversalCauseOf(line.cause),
  reverses: line.cause,
  personId: line.personId,
  points: 0 - line.points,
  reason,
  why: REASON_WORDS[reason]
})

/** What falls when a row's own reason takes a line back (a proposal no longer adopted, a bought rate, an appeal): the line and what hangs on it. */
export const reverse = (pack: RulePack, line: Line, reason: Reason, standing: readonly Line[]): Reversal[] => {
  const row = pack.rows.find((one) => one.code === line.code)
  invariant(row?.reversedBy.includes(reason), `${line.code} can be reversed by ${reason}`)
  return withHanging([line], standing).map((one) => reversalOf(one, reason))
}

/** What falls with proven fraud (D03): every line of that person for that visit, and what hangs on them. */
export const reverseVisit = (visit: OneVisit, standing: readonly Line[]): Reversal[] =>
  withHanging(ofVisit(visit, standing), standing).map((line) => reversalOf(line, 'fraud'))

export interface Correction {
  reversals: readonly Reversal[]
  award: Award
}

/** Of which caps a line has used how much: on another day it uses that day's. */
const drawn = ({ draws }: Line): string =>
  draws
    .map(({ key, amount }) => `${key} ${amount}`)
    .sort()
    .join()

const earnsStill = (pack: RulePack, visit: Visit): boolean => pack.rows.some((row) => row.kind === 'minutes' && qualifies(row, visit))

/**
 * A confirmed correction (row 31): lines that change are taken back and posted anew under the version of those they replace, lines that stay
 * equal stand. When the visit no longer earns anything, what hung on it falls too. `standing` are all standing lines that may be concerned,
 * `used` what the person has used up, these lines included.
 */
export const correct = (pack: RulePack, visit: Visit, standing: readonly Line[], used: Used): Correction => {
  const own = ofVisit(visit, standing)
  const next = award(pack, visit, release(used, own))
  const computed = new Set(next.lines.map((line) => line.code))
  invariant(
    own.every((line) => line.version === pack.version || !computed.has(line.code)),
    'a correction uses the rules of the award that it replaces'
  )
  const stays = (line: Line) => next.lines.some((one) => one.code === line.code && one.points === line.points && drawn(one) === drawn(line))
  const falls = earnsStill(pack, visit) ? own.filter((line) => computed.has(line.code) && !stays(line)) : withHanging(own, standing)
  const kept = new Set(own.filter((line) => !falls.includes(line)).map((line) => line.code))
  return {
    reversals: falls.map((line) => reversalOf(line, 'correction')),
    award: { ...next, lines: next.lines.filter((line) => !kept.has(line.code)) }
  }
}
