import { DAY, HOUR } from '../../clock/milliseconds'
import { monthWindow } from '../../clock/month'
import type { Fact } from '../fact'
import { periodOf } from '../period'

/** What a counter-example pays for and no district writes down: assumed for a demonstration, in words that say so. */
export interface Assumption {
  words: string
  /** of one person in a month that begins at an instant */
  of: (personId: string, from: number) => Fact[]
}

/** FNV-1a over UTF-16 units: who belongs to which share of people, the same every time. */
export const shareOf = (personId: string, of: number): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < personId.length; index += 1) hash = Math.imul(hash ^ personId.charCodeAt(index), 0x01000193) >>> 0
  return hash % of
}

const online = (personId: string, at: number): Fact[] =>
  (
    [
      ['login', 1],
      ['read', 2],
      ['watch', 2],
      ['like', 2]
    ] as const
  ).flatMap(([what, count]) =>
    Array.from({ length: what === 'like' ? 1 : count }, () => ({ kind: 'online' as const, personId, at, what, count }))
  )

/** Every third month of a calendar year. */
const isQuarter = (from: number): boolean => Number(periodOf('month', from).slice(5)) % 3 === 0
const noon = (from: number, day: number): number => from + day * DAY + 12 * HOUR

/** In the order of the counter-examples. */
export const ASSUMPTIONS: readonly Assumption[] = [
  {
    words: '假设每十人里有一人每个月有二十天打开来看、来点，其他人每个月四天。',
    of: (personId, from) =>
      Array.from({ length: shareOf(personId, 10) === 0 ? 20 : 4 }, (_, day) => online(personId, noon(from, day))).flat()
  },
  {
    words: '假设每三十人里有一人每季度捐一千元。',
    of: (personId, from) =>
      isQuarter(from) && shareOf(personId, 30) === 0
        ? [{ kind: 'donation', personId, at: noon(from, 14), donationId: `${personId}-${from}`, yuan: 1000 }]
        : []
  },
  {
    words: '假设每个人每季度换一次东西。',
    of: (personId, from) =>
      isQuarter(from) ? [{ kind: 'redemption', personId, at: noon(from, 20), redemptionId: `${personId}-${from}`, left: 0 }] : []
  },
  { words: '不用假设，只看过去真的做了什么；最便宜的东西要 800 分。', of: () => [] },
  { words: '不用假设，只看过去真的做了什么。', of: () => [] }
]

/**
 * Past facts with what is assumed of everybody who has come so far: at the end of each month, before the first fact of the next. Facts must
 * come in the order of posting.
 */
export const assuming = ({ of }: Assumption): ((fact: Fact, at: number) => Fact[]) & { end: () => Fact[] } => {
  const people = new Set<string>()
  let month = ''
  const ofMonth = (): Fact[] => (month === '' ? [] : [...people].flatMap((personId) => of(personId, monthWindow(month).from)))
  const next = (fact: Fact, at: number): Fact[] => {
    const its = periodOf('month', at)
    const assumed = its === month ? [] : ofMonth()
    month = its
    people.add(fact.personId)
    return [...assumed, fact]
  }
  return Object.assign(next, { end: ofMonth })
}
