import { DAY } from '@domain/clock/milliseconds'
import { dayOf, dayStart } from '@domain/clock/shanghai'
import { withNumbers, type Changes } from '@domain/points/pack/numbers'
import { fileOf } from '@domain/points/pack/write'
import type { RulePack } from '@domain/points/rule'

/** What was typed as the reader of rules wants it: a number where it is one, else the words, about which the reader will complain. */
export const typed = (text: string): number | string => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text.trim())

/** A version with one number typed anew. */
export const withTyped = (changes: Changes, code: string, path: string, text: string): Changes => ({
  ...changes,
  [code]: { ...changes[code], [path]: typed(text) }
})

/** The first of the month after next: time enough to tell everybody. */
export const usualDay = (now: number): string => {
  const later = dayOf(now + 40 * DAY)
  return `${later.slice(0, 7)}-01`
}
/** Tomorrow: the first day a version may begin. */
export const firstDay = (now: number): string => dayOf(dayStart(now) + DAY)

/** The file of a draft: other numbers, from the beginning of a day on, called by that day. */
export const draftFile = (pack: RulePack, changes: Changes, day: string): string =>
  fileOf({ ...withNumbers(pack, changes), version: day, effectiveAt: Date.parse(`${day}T00:00:00+08:00`) })
