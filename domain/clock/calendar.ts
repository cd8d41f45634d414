/**
 * The State Council's working calendar, swaps included, as a value: the kitchen never fetches it.
 * Days are `YYYY-MM-DD` in Asia/Shanghai; opening and closing are minutes of the day.
 */
export interface WorkingCalendar {
  isWorkday(day: string): boolean
  opensAt: number
  closesAt: number
}
