import type { Draw, Used } from './line'
import { PERIOD_WORDS, periodOf } from './period'
import type { Cap, Thing, TimesCap } from './rule'

/** A cap and the row that sets it. */
export interface Limit {
  code: string
  cap: Cap
}
/** What a fact may be counted by, besides the person. */
export type Things = Partial<Record<Thing, string>>

export interface Cut {
  points: number
  cut: number
  draws: readonly Draw[]
  /** which cap took something and how much; empty: none did */
  why: readonly string[]
}

const THING_WORDS: Record<Thing, string> = { household: '每户', course: '每门课' }

// the key of a cap and a period is the same string every time: looking it up is then a comparison of pointers
const remembered = new WeakMap<Limit, Map<string, string>>()
/** Under what a cap counts at an instant (epoch ms): row, period and thing. */
export const keyOf = (limit: Limit, at: number, things: Things): string => {
  const { code, cap } = limit
  const period = periodOf(cap.period, at)
  if ('times' in cap && cap.per) return `${code}/${period}/${cap.per}/${things[cap.per] ?? ''}/times`
  const known = remembered.get(limit) ?? new Map<string, string>()
  const found = known.get(period)
  if (found !== undefined) return found
  const key = 'times' in cap ? `${code}/${period}/times` : `${code}/${period}`
  remembered.set(limit, known.set(period, key))
  return key
}

/** How often in a period, and of what apart, as people read it in the rules and where it took something. */
export const timesWords = ({ period, per, times }: TimesCap): string =>
  `${PERIOD_WORDS[period]}${per ? THING_WORDS[per] : ''}最多 ${times} 次`

const NO_DRAWS: readonly Draw[] = []
const NO_WORDS: readonly string[] = []

/**
 * Cuts asked points (≥ 0) to the room every limit still has at an instant (epoch ms), and says by which one.
 * A line that is cut to nothing uses nothing up.
 */
export const cutTo = (asked: number, limits: readonly Limit[], at: number, things: Things, used: Used): Cut => {
  const keys = limits.map((limit) => keyOf(limit, at, things))
  let points = asked
  let why = NO_WORDS
  for (const [index, { cap }] of limits.entries()) {
    const before = used.get(keys[index] ?? '') ?? 0
    const room = 'times' in cap ? (before < cap.times ? asked : 0) : Math.max(0, cap.points - before)
    if (room >= points) continue
    points = room
    why = [
      'times' in cap ? `${timesWords(cap)}，这次不再计分` : `${PERIOD_WORDS[cap.period]}上限 ${cap.points} 分，截断 ${asked - room} 分`
    ]
  }
  const drawn = (key: string, index: number): Draw => ({ key, amount: limits[index] && 'times' in limits[index].cap ? 1 : points })
  return { points, cut: asked - points, draws: points === 0 ? NO_DRAWS : keys.map(drawn), why }
}
