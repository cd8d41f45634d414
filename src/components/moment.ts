import { HOUR, MINUTE } from '@domain/clock/milliseconds'
import { dayStart, minuteOfDay } from '@domain/clock/shanghai'

/** The instant of a day and a time in Shanghai, whatever zone the phone is in. */
export const instantOf = (day: string, time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return dayStart(Date.parse(`${day}T12:00:00+08:00`)) + hours * HOUR + minutes * MINUTE
}

/** The time of an instant in Shanghai, as a time picker takes it. */
export const clockOf = (ms: number): string => {
  const minutes = minuteOfDay(ms)
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
