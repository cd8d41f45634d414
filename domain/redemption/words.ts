import type { Limit } from './good'
import type { Redemption } from './redemption'

/** How many one person may have, in words; empty when as many as they can pay for. */
export const limitWords = (limit: Limit | null): string =>
  limit === null ? '' : limit.period === 'life' ? `每人最多 ${limit.most} 份` : `每人${EVERY[limit.period]}最多 ${limit.most} 份`
const EVERY = { day: '每天', month: '每月', quarter: '每季', year: '每年' }

/** What became of one, as its owner reads it at the moment `now`: its time may be over before the clock has come to it. */
export const redemptionWords = (
  { state, calledOff, untilAt }: Pick<Redemption, 'state' | 'calledOff' | 'untilAt'>,
  now: number
): string => {
  if (state === 'held' && now < untilAt) return '等您去取'
  if (state === 'picked_up') return '取走了'
  if (state === 'cancelled') return '不换了，积分退回了'
  if (state === 'held') return `${calledOff ? '商家给不了了' : '过了取的日子'}，积分就要退回`
  return calledOff ? '商家给不了了，积分退回了' : '没有去取，积分退回了'
}

type Told = Pick<Redemption, 'title' | 'points' | 'calledOff'>
/** Why an entry stands on an account: never whose it is. */
export const WHY = {
  hold: ({ title, points }: Told) => `换“${title}”，预留 ${points} 分`,
  post: ({ title }: Told) => `取走“${title}”`,
  cancelled: ({ title, points }: Told) => `不换“${title}”了，退回 ${points} 分`,
  returned: ({ title, points, calledOff }: Told) =>
    calledOff ? `“${title}”商家给不了了，退回 ${points} 分` : `“${title}”没有去取，退回 ${points} 分`
}
