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
  why: readonly string[]
}

const THING_WORDS: Record<Thing, string> = { household: '每户', course: '每门课' }

const keyOf = ({ code, cap }: Limit, at: number, things: Things): string =>
  [code, periodOf(cap.period, at), ...('times' in cap ? [...(cap.per ? [cap.per, things[cap.per] ?? ''] : []), 'times'] : [])].join('/')

const fullWords = (cap: TimesCap): string =>
  `${PERIOD_WORDS[cap.period]}${cap.per ? THING_WORDS[cap.per] : ''}最多 ${cap.times} 次，这次不再计分`

/**
 * Cuts asked points (≥ 0) to the room every limit still has at an instant (epoch ms), and says by which one.
 * A line that is cut to nothing uses nothing up.
 */
export const cutTo = (asked: number, limits: readonly Limit[], at: number, things: Things, used: Used): Cut => {
  let points = asked
  let why = ''
  for (const limit of limits) {
    const { cap } = limit
    const before = used.get(keyOf(limit, at, things)) ?? 0
    const room = 'times' in cap ? (before < cap.times ? asked : 0) : Math.max(0, cap.points - before)
    if (room >= points) continue
    points = room
    why = 'times' in cap ? fullWords(cap) : `${PERIOD_WORDS[cap.period]}上限 ${cap.points} 分，截断 ${asked - room} 分`
  }
  const draws = points === 0 ? [] : limits.map((limit) => ({ key: keyOf(limit, at, things), amount: 'times' in limit.cap ? 1 : points }))
  return { points, cut: asked - points, draws, why: why ? [why] : [] }
}
