import { isWorkday } from 'chinese-days'
import type { WorkingCalendar } from '@domain/clock/calendar'

/** The State Council's holidays and swapped workdays as published in `chinese-days`; offices open 09:00–17:30. */
export const workingCalendar: WorkingCalendar = { isWorkday: (day) => isWorkday(day), opensAt: 9 * 60, closesAt: 17 * 60 + 30 }
