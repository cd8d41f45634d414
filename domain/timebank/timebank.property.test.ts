import fc from 'fast-check'
import { at } from '../../tests/kitchen/facts'
import type { Account, Movement } from './account'
import { planHold, type Beneficiary } from './hold'
import { planReversal, type Credit } from './reverse'
import { TIME_RULES } from './rules'
import { planSettlement, planVoid, type Hold } from './settle'

const placedAt = at('2026-11-23 09:00')
const people: fc.Arbitrary<Beneficiary> = fc.record({
  personId: fc.constant('li'),
  birthDay: fc.constantFrom('1940-01-01', '1964-01-01', '1990-01-01', null),
  listed: fc.boolean(),
  allotment: fc.nat(480),
  gifted: fc.nat(300),
  earned: fc.nat(500),
  useOwn: fc.boolean(),
  frozen: fc.boolean()
})
const helpers = fc.array(
  fc.record({ provenMinutes: fc.nat(400), duty: fc.boolean(), balance: fc.nat(90_100), dayMinutes: fc.nat(500), dues: fc.nat(100) }),
  { minLength: 1, maxLength: 4 }
)
const proofs = fc.record({
  shownBy: fc.constantFrom('beneficiary' as const, 'agent' as const, 'other' as const, 'slip' as const),
  closedBy: fc.constantFrom('rate' as const, 'verify_reached' as const, 'verify_vain' as const)
})
const sum = (movements: readonly { amount: number }[]) => movements.reduce((all, { amount }) => all + amount, 0)
const isOf = (account: Account, personId: string) => account.owner === 'person' && account.personId === personId

test('every held minute is posted or goes back, once; nobody gets more than proved, the item, or the caps', () =>
  fc.assert(
    fc.property(people, fc.integer({ min: 15, max: 240 }), helpers, proofs, fc.boolean(), (li, minutes, list, proof, collective) => {
      const asking = { orderId: 'O', round: 1, version: 1, item: { minutes, timeCredit: true }, slots: list.length, placedAt }
      const plan = planHold(TIME_RULES, asking, li)
      const holds: Hold[] = plan.movements.map(({ cause, from, amount }) => ({ cause, from, amount, heldAt: placedAt }))
      expect([0, minutes * list.length]).toContain(sum(holds))
      for (const { from, amount } of holds) expect(from.owner === 'person' ? amount <= li[from.kind] : false).toBe(true)

      const served = list.map((one, index) => ({ ...one, personId: `h${index}` }))
      const closing = { orderId: 'O', round: 1, correction: 0, itemMinutes: minutes, collective, proof, closedAt: placedAt }
      const { movements, dues } = planSettlement(TIME_RULES, closing, holds, served)
      for (const hold of holds) expect(sum(movements.filter(({ of }) => of === hold.cause))).toBe(hold.amount)
      expect(new Set(movements.map(({ cause }) => cause)).size).toBe(movements.length)
      expect(movements.every(({ amount }) => Number.isSafeInteger(amount) && amount > 0)).toBe(true)
      for (const helper of served) {
        const own = sum(movements.filter(({ to }: Movement) => isOf(to, helper.personId)))
        expect(own).toBeLessThanOrEqual(Math.min(helper.provenMinutes, minutes))
        if (own > 0) {
          expect(helper.provenMinutes).toBeGreaterThanOrEqual(15)
          expect(own + helper.dayMinutes).toBeLessThanOrEqual(480)
          expect(own + helper.balance).toBeLessThanOrEqual(90_000)
          expect(helper.duty || collective).toBe(false)
        }
        expect(dues.get(helper.personId)).toBeLessThanOrEqual(helper.dues)
      }
      expect(sum(planVoid(holds, placedAt))).toBe(sum(holds))
    })
  ))

test('a reversal makes the payer whole or says by how much not, and the pool keeps its floor', () =>
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 4 }),
      fc.nat(500),
      fc.nat(500),
      fc.nat(300),
      (amounts, available, inPool, floor) => {
        const credits = amounts.map((amount, index): Credit => ({
          cause: `c${index}`,
          from: { owner: 'person', personId: 'li', kind: 'earned' },
          to: index % 2 ? { owner: 'pool' } : { owner: 'person', personId: 'chen', kind: 'earned' },
          amount,
          lapsed: false
        }))
        const { movements, dues, unmet } = planReversal(credits, available, { available: inPool, floor })
        const from = (owner: string) => sum(movements.filter((one) => one.from.owner === owner))
        expect(sum(movements) + unmet).toBe(sum(credits))
        expect(from('person')).toBeLessThanOrEqual(available)
        expect(from('person') + dues).toBe(sum(credits.filter(({ to }) => to.owner === 'person')))
        expect(from('pool')).toBeLessThanOrEqual(Math.max(0, inPool - floor))
      }
    )
  ))
