import type { Input, Output } from '@contract'
import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { accountOf, issuer } from '@domain/ledger/account'
import { cellar } from '../../../cloudfunctions/_kit/cellar'
import { TENANT } from '../../town/places'
import type { OrderView } from '@domain/order/view/shapes'
import { afternoon, call, clock, MONDAY, step, viewed } from '../doors'
import { accepted, served } from '../steps'
import { closed, rate, run, tick, type Called, type Ways } from './ways'

const earned = (amount: number) =>
  cellar()
    .stores.forSystem(TENANT.id)
    .ledger.post([
      {
        id: 'points',
        phase: 'direct',
        from: issuer('point'),
        lines: [{ account: accountOf('point', 'earned', 'chen'), amount }],
        at: clock.now
      }
    ])

/** Chen did not come, and Wang finds that he had no reason. */
const absent = async (): Promise<OrderView> => {
  await earned(30)
  const order = await accepted()
  clock.now = afternoon().startAt + 45 * MINUTE
  const seatId = order.seats[0]?.id ?? ''
  const marked = viewed(await call('li', 'order.perform', step(order, 'mark_absent', { seatId })))
  const answered = viewed(await call('chen', 'order.perform', step(marked, 'answer', { words: '忘了' })))
  const settled = viewed(await call('wang', 'order.perform', step(answered, 'settle_absence', { seatId, absence: 'upheld' })))
  await tick()
  return settled
}
/** …he says that he did come. */
const appeals = async (): Promise<Called> => {
  const [fact] = (await call('chen', 'points.deductions', {})).items
  return { who: 'chen', action: 'points.appeal', input: { id: fact?.id ?? '', words: '我去了，敲错了门' } as Input<'points.appeal'> }
}
const appealed = async (): Promise<Called> => {
  await absent()
  return appeals()
}
/** Three days later Fang of the street answers. */
const answered = async (upheld: boolean, appeal: Called): Promise<Called> => {
  await run(appeal)
  clock.now += 3 * DAY
  const settled = { ...appeal.input, orgId: 'liuyin', upheld, words: upheld ? '邻居说看见他来过' : '邻居说没看见人来' }
  return { who: 'fang', action: 'points.settleAppeal', input: settled as Input<'points.settleAppeal'> }
}

/** Chen gives it up on the morning of the day, and Li would rather not any more. */
const givenUp = async (days: number): Promise<void> => {
  clock.now = MONDAY
  const order = await accepted({ windows: [afternoon(days)], again: true })
  clock.now = afternoon(days).startAt - 4 * HOUR
  await call('chen', 'order.perform', step(order, 'withdraw', {}))
  await call('li', 'order.perform', step(await call('li', 'order.get', { orderId: order.id }), 'cancel', {}))
}
/** For the third time this quarter: the first two are only counted. */
const givenUpThrice = async (): Promise<void> => {
  await earned(30)
  for (const days of [2, 3]) {
    await givenUp(days)
    await tick()
  }
  await givenUp(4)
}

/** Somebody signed for a visit that never was, and two organisations say so. */
const found = async (): Promise<void> => {
  const order = await closed()
  const seatId = order.seats[0]?.id ?? ''
  const said = { kind: 'offence', orgId: 'huaishu', orderId: order.id, seatId, offence: 'false_presence' } as const
  const { id } = await call('wang', 'points.record', said)
  await call('fang', 'points.review', { id, version: 1, orgId: 'liuyin', agree: true })
}

const adoption = (): Called => ({
  who: 'wang',
  action: 'points.record',
  input: { kind: 'proposal', orgId: 'huaishu', personId: 'chen', proposalId: 'v1', at: clock.now - DAY } as Input<'points.record'>
})

/** What points are given, put aside, taken and given back for. */
export const POINTS: Ways = {
  'Wang writes down an adopted proposal, and it is paid': async () => Promise.resolve(adoption()),
  'an adoption is withdrawn, and its points are taken back': async () => {
    const { id } = (await run(adoption())) as Output<'points.record'>
    return { who: 'fang', action: 'points.revoke', input: { id, orgId: 'liuyin' } }
  },
  'Li wrote what Chen did, and the seven days are over': async () => {
    await run(rate(await served(), { words: '剪得很仔细，还扫了地' }))
    await tick()
    clock.now += 7 * DAY
    return 'tick'
  },
  'the third late withdrawal of a quarter takes two points': async () => {
    await givenUpThrice()
    return 'tick'
  },
  'a withdrawal was an accident, and its points come back': async () => {
    await givenUpThrice()
    await tick()
    return answered(true, await appeals())
  },
  'two days after an absence five points are taken': async () => {
    await call('wang', 'order.perform', step(await absent(), 'cancel', { reason: '改天再约' }))
    clock.now += 2 * DAY
    return 'tick'
  },
  'Chen appeals, and five points are put aside': async () => appealed(),
  'the appeal is not right, and five points are taken': async () => answered(false, await appealed()),
  'the appeal is right, and what was put aside is his': async () => answered(true, await appealed()),
  'a visit that never was is taken back, with all that hangs on it': async () => {
    await found()
    clock.now += 7 * DAY
    return 'tick'
  }
}
