import { codeIn, codesFrom, slipCodes, stepAt, stepOf } from './onsite'
import { openKeys } from './seal'
import { isLocked } from './tries'

const MINUTE = 60_000
const NOW = Date.parse('2026-11-23T14:00:00+08:00')
const keys = openKeys('a master key for codes on site, long enough')
const order = { id: 'O1', round: 1 }
const here = { keys, tenantId: 't1', order }

test('each of the ten codes is good from its own half minute for two minutes, and not before', () => {
  for (const { from, code } of codesFrom(here, NOW)) {
    expect([0, 29_999, 30_000, 119_999].map((later) => stepOf(code, here, from + later))).toEqual(Array(4).fill(stepAt(from)))
    expect([-1, 120_000, 86_400_000].map((later) => stepOf(code, here, from + later))).toEqual([null, null, null])
  }
})

test.each([
  ['another round', { ...here, order: { id: 'O1', round: 2 } }],
  ['another order', { ...here, order: { id: 'O2', round: 1 } }],
  ['another district', { ...here, tenantId: 't2' }],
  ['another key', { ...here, keys: openKeys('a master key of somebody else, long enough') }]
])('%s has other codes', (_, other) => {
  const codes = codesFrom(here, NOW).map((one) => one.code)
  expect(codesFrom(other, NOW).map((one) => one.code)).not.toEqual(codes)
})

test('the two codes of a slip differ, and belong to one print', () => {
  for (let print = 0; print < 200; print += 1) {
    const { arriveCode, leaveCode } = slipCodes(here, `print-${print}`)
    expect([arriveCode, leaveCode]).toEqual([expect.stringMatching(/^\d{6}$/), expect.stringMatching(/^\d{6}$/)])
    expect(leaveCode).not.toBe(arriveCode)
  }
  expect(slipCodes(here, 'print-1')).toEqual(slipCodes(here, 'print-1'))
  expect(slipCodes(here, 'print-1')).not.toEqual(slipCodes(here, 'print-2'))
})

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['１２３４５６', '123456'],
  ['LINLI1:O1:1:123456', '123456'],
  ['LINLI1:O1:2:123456', null],
  ['LINLI1:O2:1:123456', null],
  ['LINLI2:O1:1:123456', null],
  ['1234567', null],
  ['12345a', null],
  ['', null]
])('%j reads as %j', (text, digits) => expect(codeIn(text, order)?.digits ?? null).toBe(digits))

test('five within ten minutes lock for ten; four, or five over a longer time, do not', () => {
  const at = (...minutes: number[]) => minutes.map((minute) => NOW + minute * MINUTE)
  expect(isLocked(at(0, 1, 2, 3), NOW + 4 * MINUTE)).toBe(false)
  expect(isLocked(at(0, 1, 2, 3, 4), NOW + 4 * MINUTE)).toBe(true)
  expect(isLocked(at(0, 1, 2, 3, 4), NOW + 14 * MINUTE - 1)).toBe(true)
  expect(isLocked(at(0, 1, 2, 3, 4), NOW + 14 * MINUTE)).toBe(false)
  expect(isLocked(at(0, 3, 6, 9, 12), NOW + 12 * MINUTE)).toBe(false)
})
