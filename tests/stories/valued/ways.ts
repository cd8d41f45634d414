import type { CallAction, Input } from '@contract'
import { accountOf, issuer, type AccountId } from '@domain/ledger/account'
import { spreadOver } from '@domain/ledger/pool'
import type { OrderView } from '@domain/order/view/shapes'
import { cellar } from '../../../cloudfunctions/_kit/cellar'
import { DISTRICT, TENANT } from '../../town/places'
import { call, clock, doors, step, TIMER } from '../doors'
import { served } from '../steps'

/** One call of somebody. */
export interface Called {
  who: string
  action: CallAction
  input: Input<CallAction>
}
/** …or the clock's minute. */
export type Valued = Called | 'tick'
/** What moves value, by name: told by the doors, up to the tap itself. */
export type Ways = Record<string, () => Promise<Valued>>

/** The clock's minute, as the platform's timer calls it. */
export const tick = () => doors.jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)

/** Somebody has this from before. */
export const give = (id: string, lines: { account: AccountId; amount: number }[]) =>
  cellar()
    .stores.forSystem(TENANT.id)
    .ledger.post([{ id, phase: 'direct', from: issuer('minute'), lines, at: clock.now }])
/** Everybody has something, and the pool too. */
export const funded = async (): Promise<void> => {
  await give('pool', spreadOver(DISTRICT.id, 64_000))
  await give('own', [
    { account: accountOf('minute', 'earned', 'li'), amount: 500 },
    { account: accountOf('minute', 'earned', 'chen'), amount: 300 },
    { account: accountOf('minute', 'allotment', 'li'), amount: 20 }
  ])
}
/** A step of an order. */
export const perform = (who: string, input: unknown): Called => ({ who, action: 'order.perform', input: input as Input<'order.perform'> })
/** Li says how it was. */
export const rate = (order: OrderView, more: object = {}): Called => ({
  who: 'li',
  action: 'rating.give',
  input: step(order, 'rate', { outcome: 'solved', satisfaction: 'good', ...more }) as Input<'rating.give'>
})
/** What must have happened before. */
export const run = (called: Called) => call(called.who, called.action, called.input)
/** Chen has come and gone, and somebody has said how it was. */
export const closed = async (): Promise<OrderView> => {
  const order = await served()
  await run(rate(order))
  return order
}
