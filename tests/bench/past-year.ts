import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import type { Item } from '@domain/menu/item'
import { ITEMS } from '@domain/menu/items'
import type { Fact } from '@domain/points/fact'
import type { Chance } from '../town/chance'

const MEMBERS = 28_000
const BEGIN = Date.parse('2026-01-01T00:00:00+08:00')
const SERVICES = ITEMS.filter((item) => item.kind === 'service')

/** Some help every week and most now and then: a third of all visits is made by the busiest twenty-seventh. */
const someone = (chance: Chance): string => `p${Math.floor((chance.below(1e6) / 1e6) ** 3 * MEMBERS)}`

interface Past {
  orderId: string
  item: Item
  arrivedAt: number
  team: readonly string[]
}

const visitsOf = ({ orderId, item, arrivedAt, team }: Past, chance: Chance, met: Set<string>): Fact[] =>
  team.map((personId, index) => {
    const firsts = met.has(personId) ? 1 : 0
    met.add(personId)
    return {
      kind: 'visit',
      orderId,
      round: 1,
      personId,
      correction: 0,
      duty: false,
      item: { minutes: item.minutes, coefficient: item.coefficient },
      wish: null,
      slots: item.people,
      startAt: arrivedAt,
      arrivedAt,
      provenMinutes: Math.floor((item.minutes * (60 + chance.below(70))) / 100),
      leader: item.people >= 3 && index === 0,
      organiser: null,
      lecture: null,
      urgent: item.sla === 'S1',
      warnings: [],
      firsts
    }
  })

/** What else happens around an order: kind words, withdrawals, and what counter-examples pay for. */
const aroundOf = ({ orderId, arrivedAt: at, team }: Past, chance: Chance): Fact[] => {
  const [first = 'p0', other, giver] = [team[0], someone(chance), someone(chance)]
  const order = { orderId, round: 1 }
  const facts: [number, Fact][] = [
    [
      0.3,
      {
        kind: 'praise',
        ...order,
        personId: first,
        arrivedAt: at,
        servedAt: at + HOUR,
        satisfaction: 'good',
        byBeneficiary: true,
        characters: 12,
        helpers: team.length
      }
    ],
    [
      0.03,
      {
        kind: 'withdrawal',
        ...order,
        personId: other,
        version: 9,
        acceptedAt: at - 3 * DAY,
        withdrawnAt: at - HOUR,
        startAt: at,
        afterChange: false,
        excused: false
      }
    ],
    [0.2, { kind: 'online', personId: other, at, what: 'login', count: 1 }],
    [0.01, { kind: 'donation', personId: giver, at, donationId: orderId, yuan: 200 + chance.below(5000) }],
    [0.02, { kind: 'redemption', personId: first, at, redemptionId: orderId, left: 0 }]
  ]
  return facts.flatMap(([share, fact]) => (chance.often(share) ? [fact] : []))
}

/** A district's year of orders as facts in the order of posting, the same for the same chance. */
export const pastYear = (orders: number, chance: Chance): Fact[] => {
  const met = new Set<string>()
  return Array.from({ length: orders }, (_, n): Fact[] => {
    const item = chance.pick(SERVICES)
    const past: Past = {
      orderId: `O${n}`,
      item,
      arrivedAt: BEGIN + Math.floor((n / orders) * 365) * DAY + (7 + chance.below(15)) * HOUR + chance.below(60) * MINUTE,
      team: [...new Set(Array.from({ length: chance.often(0.4) ? Math.min(2, item.people) : 1 }, () => someone(chance)))]
    }
    return [...visitsOf(past, chance, met), ...aroundOf(past, chance)]
  }).flat()
}
