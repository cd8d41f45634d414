/** One thing that was measured (milliseconds, unless it says otherwise), what is promised, and what is wrong besides. */
export interface Measure {
  name: string
  p50: number
  p95: number
  atMost: number | null
  unit: string
  note: string
  wrong: string | null
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN

/** Sums up samples. `atMost` is the promise for p95; null where nothing is promised. */
export const measured = (
  name: string,
  samples: readonly number[],
  atMost: number | null,
  more: { unit?: string; note?: string; wrong?: string | null } = {}
): Measure => {
  const sorted = [...samples].sort((a, b) => a - b)
  return { name, p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), atMost, unit: 'ms', note: '', wrong: null, ...more }
}

export const isKept = ({ p95, atMost, wrong }: Measure): boolean => wrong === null && (atMost === null || p95 <= atMost)

export const lineOf = (measure: Measure): string =>
  [
    isKept(measure) ? 'kept  ' : 'BROKEN',
    measure.name.padEnd(38),
    `p50 ${measure.p50.toFixed(2).padStart(8)} ${measure.unit}`,
    `p95 ${measure.p95.toFixed(2).padStart(8)} ${measure.unit}`,
    measure.atMost === null ? ''.padEnd(12) : `≤ ${measure.atMost} ${measure.unit}`.padEnd(12),
    measure.note,
    measure.wrong ?? ''
  ]
    .join('  ')
    .trimEnd()
