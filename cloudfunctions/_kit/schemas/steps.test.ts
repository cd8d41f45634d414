import type { Input, PerformInput } from '@contract'
import type { Window } from '@domain/order/order'
import type { Action, StepInputs } from '@domain/order/step'
import type * as z from 'zod/mini'
import { STEPS } from './steps'

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
type Flat<T> = T extends object ? { [K in keyof T]: Flat<T[K]> } : T
/** The compiler refuses this line as soon as a schema and its step differ in one field. */
const SAME: { [A in Action]: Same<Flat<z.infer<ReturnType<(typeof STEPS)[A]>>>, Flat<StepInputs[A]>> } = Object.fromEntries(
  Object.keys(STEPS).map((action) => [action, true])
) as { [A in Action]: true }

/** What page authors read in the contract is as exact as the schemas. */
const EXACT: [
  Same<Input<'order.place'>, Flat<Omit<StepInputs['place'], 'seriesId'> & { dates?: Window[][] }>>,
  Same<Extract<PerformInput, { action: 'arrive' }>['input'], StepInputs['arrive']>,
  Same<PerformInput['action'], Exclude<Action, 'place' | 'expire'>>
] = [true, true, true]

test('the contract is inferred', () => expect(EXACT).toHaveLength(3))

test('every step of the table has its schema, and no other', () => expect(Object.keys(SAME)).toHaveLength(40))

test('two hundred characters are two hundred, emoji too', () => {
  const words = (text: string) => STEPS.edit().safeParse({ words: text }).success
  expect([words('👵'.repeat(200)), words('👵'.repeat(201)), words('字'.repeat(200)), words('字'.repeat(201))]).toEqual([
    true,
    false,
    true,
    false
  ])
})
