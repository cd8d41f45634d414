/** Figures of a distribution: who has how much, never who. All take what people have, in any order. */

const sorted = (amounts: readonly number[]): Float64Array => Float64Array.from(amounts, (amount) => Math.max(0, amount)).sort()
const sumOf = (amounts: ArrayLike<number>, from = 0): number => {
  let sum = 0
  for (let index = from; index < amounts.length; index += 1) sum += amounts[index] ?? 0
  return sum
}

/** Gini: 0 when all have the same, towards 1 when one has everything; 0 for nobody and for nothing. Debts count as 0. */
export const gini = (amounts: readonly number[]): number => {
  const list = sorted(amounts)
  const total = sumOf(list)
  if (total === 0) return 0
  const weighted = list.reduce((sum, amount, index) => sum + amount * (index + 1), 0)
  return (2 * weighted) / (list.length * total) - (list.length + 1) / list.length
}

/** The share (0–1) of the one percent who have most, at least one person. */
export const topShare = (amounts: readonly number[]): number => {
  const list = sorted(amounts)
  const total = sumOf(list)
  return total === 0 ? 0 : sumOf(list, list.length - Math.ceil(list.length / 100)) / total
}

/** One person under the rules in force and under the draft. */
export interface Pair {
  before: number
  after: number
}

/** A tenth of people, ordered by what they have now. */
export interface Tenth {
  people: number
  before: number
  after: number
}

/** Ten groups of people by what they have now, from least to most; of equals those who lose come first. */
export const tenths = (pairs: readonly Pair[]): Tenth[] => {
  const list = [...pairs].sort((one, other) => one.before - other.before || one.after - other.after)
  return Array.from({ length: 10 }, (_, tenth) => {
    const group = list.slice(Math.floor((tenth * list.length) / 10), Math.floor(((tenth + 1) * list.length) / 10))
    return group.reduce<Tenth>(
      (sum, pair) => ({ people: sum.people + 1, before: sum.before + pair.before, after: sum.after + pair.after }),
      { people: 0, before: 0, after: 0 }
    )
  })
}

/** How many people change by how much, in steps a chart can show. */
export interface Band {
  label: string
  people: number
}
const BANDS: readonly { label: string; upTo: number }[] = [
  { label: '少一半以上', upTo: -0.5 },
  { label: '少 20%–50%', upTo: -0.2 },
  { label: '少 5%–20%', upTo: -0.05 },
  { label: '差不多', upTo: 0.05 },
  { label: '多 5%–20%', upTo: 0.2 },
  { label: '多 20%–50%', upTo: 0.5 },
  { label: '多一半以上', upTo: Infinity }
]

/** The change of each person in a band; someone with nothing before who gets something has gained by more than half. */
export const bands = (pairs: readonly Pair[]): Band[] => {
  const counts = BANDS.map(() => 0)
  for (const { before, after } of pairs) {
    const share = before === after ? 0 : before <= 0 ? Math.sign(after - before) * Infinity : (after - before) / before
    const index = BANDS.findIndex(({ upTo }) => share <= upTo)
    counts[index] = (counts[index] ?? 0) + 1
  }
  return BANDS.map(({ label }, index) => ({ label, people: counts[index] ?? 0 }))
}
