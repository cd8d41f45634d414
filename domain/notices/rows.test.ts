import { ITEMS } from '../menu/items'
import { nameParts } from '../menu/item'
import { TRANSITIONS } from '../order/transitions'
import { liveYear } from '../../tests/town/year'
import { NOTICES, noticeRow } from './rows'
import { digestOf, FIELD_ROOM, messageOf, noticeWords } from './words'

const NOW = Date.parse('2026-11-23T10:30:00+08:00')
const length = (text: string) => [...text].length

/** Told by an effect in moments that a year of the town does not always hold. */
const SELDOM = ['handlers safety', 'seat place_offered', 'seat confirm_correction', 'seat mark_absent', 'handlers absence_open']
/** Not of the table: 催一催, a proposal of a helper, the clock of reminders, what the books make of a visit. */
const BESIDES = [
  'handlers nudge',
  'seat introduced',
  'requester reschedule',
  'requester remind_day',
  'requester remind_soon',
  'helpers remind_day',
  'helpers remind_soon',
  'seat deducted',
  'seat appeal_answered',
  'seat revoked'
]

test('whatever an order tells has a row, and no row is told by nobody', () => {
  const lived = liveYear(NOW).world.journal.flatMap(({ change }) => change.notices)
  const byTable = TRANSITIONS.flatMap(({ action, tells }) => (tells ?? []).map((to) => ({ to, kind: action })))
  const told = new Set([...lived, ...byTable].map(({ to, kind }) => `${to} ${kind}`))
  for (const one of [...SELDOM, ...BESIDES]) told.add(one)
  expect([...told].filter((one) => !noticeRow(one.split(' ')[1] ?? '', one.split(' ')[0] ?? ''))).toEqual([])
  expect(NOTICES.map(({ event, to }) => `${to} ${event}`).filter((one) => !told.has(one))).toEqual([])
  expect(new Set(NOTICES.map(({ event, to }) => `${to} ${event}`)).size).toBe(NOTICES.length)
})

test.each(NOTICES)('$to $event fits WeChat’s twenty letters with a long name and a time, uncut', (row) => {
  const about = row.words.includes('{when}') ? NOW + 24 * 3_600_000 : null
  const words = noticeWords(row, { helperNames: ['欧阳师傅'] }, about === null ? null : { at: about, stands: true }, NOW)
  expect(words).not.toMatch(/[{}]/)
  expect(length(words)).toBeLessThanOrEqual(FIELD_ROOM)
})

test('every service of the menu, and any number of names, fits too, cut with a sign that it was', () => {
  const window = { startAt: NOW, endAt: NOW }
  for (const { name } of ITEMS) {
    const { title } = messageOf({ words: '{who}接了单' }, { title: name, window }, null, NOW)
    expect(length(title)).toBeLessThanOrEqual(FIELD_ROOM)
    expect(nameParts(name).title.startsWith(title.replace('…', ''))).toBe(true)
  }
  const many = { title: '扫雪', window, helperNames: ['陈师傅', '林师傅', '钱师傅'] }
  expect(messageOf({ words: '{who}接了单' }, many, null, NOW)).toEqual({
    title: '扫雪',
    words: '陈师傅等 3 位接了单',
    time: '2026年11月23日 10:30'
  })
  expect(messageOf({ words: '一'.repeat(30) }, many, null, NOW).words).toBe(`${'一'.repeat(19)}…`)
})

test.each([
  [{ at: NOW + 3_600_000, stands: true }, '今天 11:30，陈师傅来'],
  [{ at: NOW + 3_600_000, stands: false }, '原来约的时间不算了'],
  [{ at: NOW - 3_600_000, stands: false }, '提醒过：今天 09:30的约']
])('a reminder of %j reads %s', (about, words) => {
  expect(noticeWords({ words: '{when}{who}来' }, { helperNames: ['陈师傅'] }, about, NOW)).toBe(words)
})

test('who comes is named only where the reader’s card names them; a digest says how much, and nothing of what', () => {
  expect(noticeWords({ words: '{who}接了单' }, {}, null, NOW)).toBe('接单的人接了单')
  expect(digestOf(5, NOW).words).toBe('有 5 条消息等您看')
})
