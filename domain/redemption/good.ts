import { DAY } from '../clock/milliseconds'
import { monthWindow, quarterStart } from '../clock/month'
import { dayOf, dayStart } from '../clock/shanghai'
import type { Period } from '../points/rule'

/** How many of one thing one person may take in a calendar period of Asia/Shanghai. */
export interface Limit {
  most: number
  period: Period
}

/** What somebody gets for points, as the catalogue has it now; what was redeemed before keeps what it was promised. Hours are never asked for. */
export interface Good {
  id: string
  /** the organisation that hands it over */
  merchantId: string
  title: string
  about: string
  /** where and when it is handed over, in words */
  pickUp: string
  points: number
  /** how many are left; what is held for somebody is not among them */
  stock: number
  limit: Limit | null
  /** whole days after today for which it is kept for whoever redeemed it */
  holdDays: number
  /** offered from then on, and until then (epoch ms; null: while there is some) */
  fromAt: number
  untilAt: number | null
  withdrawnAt: number | null
  /** rises with every change of what people read; the stock is no such change */
  version: number
}

/** The end of the last day (in Shanghai) on which it may be fetched, epoch ms. */
export const keptUntil = ({ holdDays }: Pick<Good, 'holdDays'>, now: number): number => dayStart(now) + (holdDays + 1) * DAY

/** When the period of a limit that `now` lies in began, epoch ms. */
export const periodStart = (period: Period, now: number): number => {
  const month = dayOf(now).slice(0, 7)
  const starts: Record<Period, () => number> = {
    day: () => dayStart(now),
    month: () => monthWindow(month).from,
    quarter: () => quarterStart(now),
    year: () => monthWindow(`${month.slice(0, 4)}-01`).from,
    life: () => 0
  }
  return starts[period]()
}
