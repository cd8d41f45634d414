import type { Output } from '@contract'
import { DAY } from '@domain/clock/milliseconds'
import { call, clock } from '../doors'
import { awarded, onTheShelf } from '../shop'
import { run, type Called, type Ways } from './ways'

const redeems = async (): Promise<Called> => {
  await awarded('chen', 100)
  const { id, points, version } = await onTheShelf()
  return { who: 'chen', action: 'redemption.redeem', input: { goodId: id, points, version } }
}

const handsOver = async (): Promise<Called> => {
  const { id } = (await run(await redeems())) as Output<'redemption.redeem'>
  const { code } = await call('chen', 'redemption.get', { id })
  return { who: 'tang', action: 'redemption.handOver', input: { orgId: 'market', code: code?.digits ?? '' } }
}
const day = { orgId: 'market', day: '2026-11-23' }

/** What becomes of points at the shop. */
export const SHOP: Ways = {
  'Chen redeems a bag of rice, and points are held': async () => redeems(),
  'Tang hands it over, and it is paid': async () => {
    const { id } = (await run(await redeems())) as Output<'redemption.redeem'>
    const { code } = await call('chen', 'redemption.get', { id })
    return { who: 'tang', action: 'redemption.handOver', input: { orgId: 'market', code: code?.digits ?? '' } }
  },
  'Chen would rather not, and has his points again': async () => {
    const { id } = (await run(await redeems())) as Output<'redemption.redeem'>
    return { who: 'chen', action: 'redemption.cancel', input: { id } }
  },
  'nobody came for it, and the points go back': async () => {
    await run(await redeems())
    clock.now += 8 * DAY
    return 'tick'
  },
  'the district settles a day of the shop': async () => {
    await run(await handsOver())
    clock.now = Date.parse('2026-11-24T09:00:00+08:00')
    await call('tang', 'redemption.agree', day)
    return { who: 'shen', action: 'redemption.settle', input: day }
  }
}
