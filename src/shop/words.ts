import type { GoodView } from '@contract/redemption'
import { dayWords } from '@domain/clock/shanghai'

/** What is left on the shelf. */
export const leftWords = (left: number): string => (left > 0 ? `还有 ${left} 份` : '换完了')

/** What a good on the shelf says besides: how many one may have, unless that is what is in the way; and what is in the way, unless nothing is left anyway. */
export const shelfMarks = ({
  left,
  limit,
  hindrance
}: Pick<GoodView, 'left' | 'limit' | 'hindrance'>): { limit: string; hindrance: string } => ({
  limit: hindrance?.code === 'GOOD_LIMIT' ? '' : limit,
  hindrance: left > 0 ? (hindrance?.words ?? '') : ''
})

/** The last day on which it may be fetched: the instant after it is midnight. */
export const untilWords = (untilAt: number, now: number): string => `${dayWords(untilAt - 1, now)}以前去取`

/** `11月23日`. */
export const sheetDayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
