import { workingCalendar } from '../../cloudfunctions/_kit/calendar'
import { beginningOf, nextLevelOf } from './feedback'

const FRIDAY = Date.parse('2026-11-20T16:00:00+08:00')
const at = (text: string) => Date.parse(`${text}+08:00`)
const closes = (day: string) => at(`${day}T00:00:00`) + workingCalendar.closesAt * 60_000

test('a suggestion lies with the community for two working days, a complaint with the street for five: never with whom it may be about', () => {
  expect(beginningOf('suggestion', FRIDAY, workingCalendar)).toEqual({ level: 'community', dueAt: closes('2026-11-24') })
  expect(beginningOf('complaint', FRIDAY, workingCalendar)).toEqual({ level: 'street', dueAt: closes('2026-11-27') })
})

test('goes up level by level, with the same promise again, and stays at the top', () => {
  expect(nextLevelOf('suggestion', 'community', FRIDAY, workingCalendar)).toEqual({ level: 'street', dueAt: closes('2026-11-24') })
  expect(nextLevelOf('complaint', 'street', FRIDAY, workingCalendar)).toEqual({ level: 'district', dueAt: closes('2026-11-27') })
  expect(nextLevelOf('complaint', 'district', FRIDAY, workingCalendar)).toBeNull()
})
