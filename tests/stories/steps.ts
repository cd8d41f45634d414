import type { Input } from '@contract'
import type { OrderView } from '@domain/order/view/shapes'
import { afternoon, call, clock, haircut, step, viewed } from './doors'

/** Li's order as she sees it, fresh from her tap. */
export const placed = async (more: Partial<Input<'order.place'>> = {}, who = 'li'): Promise<OrderView> =>
  viewed((await call(who, 'order.place', haircut(more))).orders[0]!)

/** …Wang hands it to the power company, Zhao asks Chen and Lin. */
export const open = async (more: Partial<Input<'order.place'>> = {}, inviteeIds = ['chen', 'lin'], who = 'li'): Promise<OrderView> => {
  const order = await placed(more, who)
  await call('wang', 'order.perform', step(order, 'refer_unit', { unitId: 'power' }))
  return viewed(await call('zhao', 'order.perform', step(order, 'dispatch', { inviteeIds })))
}

/** …Chen takes it. */
export const accepted = async (more: Partial<Input<'order.place'>> = {}, who = 'li'): Promise<OrderView> => {
  const order = await open(more, ['chen', 'lin'], who)
  return viewed(await call('chen', 'order.perform', step(order, 'accept', { riskRead: true, insured: true })))
}

/** …and stands at Li's door at two o'clock. */
export const atTheDoor = async (more: Partial<Input<'order.place'>> = {}, who = 'li'): Promise<OrderView> => {
  const order = await accepted(more, who)
  clock.now = order.window?.startAt ?? afternoon().startAt
  return order
}

/** The code on Li's phone now, or a few half minutes later. */
export const codeNow = async (order: Pick<OrderView, 'id'>, who = 'li', later = 0): Promise<string> =>
  (await call(who, 'order.code', { orderId: order.id })).steps[later]!.code

/** …Chen arrives, stays forty minutes and leaves. */
export const served = async (more: Partial<Input<'order.place'>> = {}, who = 'li'): Promise<OrderView> => {
  const order = await atTheDoor(more, who)
  await call('chen', 'order.perform', step(order, 'arrive', { code: await codeNow(order, who) }))
  clock.now += 40 * 60_000
  return viewed(await call('chen', 'order.perform', step(order, 'leave', { code: await codeNow(order, who) })))
}

/** It was asked for once more: Wang and Zhao hand it on to Lin, who comes in time and stays an hour. */
export const servedAgain = async (again: OrderView): Promise<OrderView> => {
  await call('wang', 'order.perform', step(again, 'refer_unit', { unitId: 'power' }))
  await call('zhao', 'order.perform', step(again, 'dispatch', { inviteeIds: ['lin'] }))
  await call('lin', 'order.perform', step(again, 'accept', { riskRead: true, insured: true }))
  clock.now = (again.window ?? again.windows[0])!.startAt
  await call('lin', 'order.perform', step(again, 'arrive', { code: await codeNow(again) }))
  clock.now += 60 * 60_000
  return viewed(await call('lin', 'order.perform', step(again, 'leave', { code: await codeNow(again) })))
}

/** Six digits that are not these. */
export const notThis = (code: string, by = 1): string => String((Number(code) + by) % 1_000_000).padStart(6, '0')
