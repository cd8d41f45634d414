import fc from 'fast-check'
import { DAY, MINUTE } from '../clock/milliseconds'
import { minuteOfDay } from '../clock/shanghai'
import { quietEnd, USUAL } from './quiet'

const at = (day: number, time: string) => Date.parse(`2026-11-${day}T${time}:00+08:00`)
const noon = { quiet: { from: 12 * 60, until: 14 * 60 }, muted: [] }

test.each([
  [USUAL, at(23, '21:29'), null],
  [USUAL, at(23, '21:30'), at(24, '07:30')],
  [USUAL, at(24, '00:00'), at(24, '07:30')],
  [USUAL, at(24, '07:29'), at(24, '07:30')],
  [USUAL, at(24, '07:30'), null],
  [noon, at(23, '11:59'), null],
  [noon, at(23, '12:00'), at(23, '14:00')],
  [noon, at(23, '14:00'), null],
  [{ quiet: null, muted: [] }, at(23, '23:00'), null],
  [{ quiet: { from: 60, until: 60 }, muted: [] }, at(23, '01:00'), null]
])('%j at %d: quiet until %p', (settings, now, end) => expect(quietEnd(now, settings)).toBe(end))

test('the end is ahead, within a day, at the minute that was chosen, and quiet no more', () => {
  const minute = fc.integer({ min: 0, max: 1439 })
  fc.assert(
    fc.property(minute, minute, fc.integer({ min: at(20, '00:00'), max: at(26, '00:00') }), (from, until, now) => {
      const settings = { quiet: { from, until }, muted: [] }
      const end = quietEnd(now, settings)
      if (end === null) return
      expect(end).toBeGreaterThan(now)
      expect(end - now).toBeLessThanOrEqual(DAY)
      expect(minuteOfDay(end)).toBe(until)
      expect(quietEnd(end, settings)).toBeNull()
      expect(quietEnd(end - MINUTE, settings)).toBe(end)
    })
  )
})
