/** Chance with a seed: the same seed gives the same town. Not for secrets. */
export interface Chance {
  /** from 0 up to, but never, `n` */
  below(n: number): number
  often(share: number): boolean
  pick<T>(list: readonly T[]): T
  shuffled<T>(list: readonly T[]): T[]
}

/** A linear congruential generator; its upper bits are good enough to spread orders over a year. */
export const chanceOf = (seed: string): Chance => {
  let state = [...seed].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7)
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  for (let warm = 0; warm < 4; warm += 1) next()
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    often: (share) => next() < share,
    pick: (list) => {
      const found = list[below(list.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    shuffled: (list) =>
      list
        .map((one) => ({ one, key: next() }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one)
  }
}
