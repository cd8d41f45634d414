import type { Tally, ValueChange } from './facts'

/** Awards for a first service that were ever posted to somebody, reversed ones included (R05). */
export const FIRSTS = 'firsts/life'
/** What somebody owes: netted from the next awards or credits (trust.md §11). */
export const POINT_DUES = 'point-dues/life'
export const MINUTE_DUES = 'minute-dues/life'
/** Minutes that came to somebody in all: what a writer checks before the room of a life is used. */
export const LIFE_MINUTES = 'minute/life'

/** What people have used up, while one step is being decided: later lines read what earlier ones drew. */
export interface Counts {
  of: (personId: string) => ReadonlyMap<string, number>
  get: (personId: string, key: string) => number
  set: (personId: string, key: string, amount: number) => void
  /** what became different, by person and key */
  moved: () => ValueChange['tallies']
}

/** Opens what was read. */
export const countsOf = (tallies: readonly Tally[]): Counts => {
  const before = new Map<string, Map<string, number>>()
  const after = new Map<string, Map<string, number>>()
  const ofPerson = (all: Map<string, Map<string, number>>, personId: string): Map<string, number> => {
    const found = all.get(personId) ?? new Map<string, number>()
    all.set(personId, found)
    return found
  }
  for (const { personId, key, amount } of tallies) for (const all of [before, after]) ofPerson(all, personId).set(key, amount)
  const get = (personId: string, key: string) => after.get(personId)?.get(key) ?? 0
  return {
    of: (personId) => ofPerson(after, personId),
    get,
    set: (personId, key, amount) => void ofPerson(after, personId).set(key, amount),
    moved: () =>
      [...after].flatMap(([personId, keys]) =>
        [...keys].flatMap(([key, amount]) => {
          const seen = before.get(personId)?.get(key) ?? 0
          return seen === amount ? [] : [{ personId, key, before: seen, after: amount }]
        })
      )
  }
}
