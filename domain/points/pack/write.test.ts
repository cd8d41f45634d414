import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { AppError } from '../../errors'
import { COUNTER_EXAMPLES } from '../simulate/examples'
import { differences, numbersOf, withNumbers } from './numbers'
import { DEFAULT_PACK, packAt, versionsOf } from './packs'
import { readPack } from './read'
import { fileOf } from './write'

test('what was shipped stays as it is: other numbers are another version (red line 18)', () => {
  const file = readFileSync(path.resolve(__dirname, '../defaults.json'))
  expect(createHash('sha256').update(file).digest('hex')).toBe('2086a674dcd05b7aa5330dfe93eb0c2bf34dfbe1e6e07546be8eaf3d801446b3')
})

test.each([DEFAULT_PACK, ...COUNTER_EXAMPLES].map((pack) => [pack.version, pack] as const))('%s is read out of its own file', (_, pack) =>
  expect(readPack(fileOf(pack))).toEqual(pack)
)

const places = DEFAULT_PACK.rows.flatMap((row) => numbersOf(row).map((one) => ({ code: row.code, ...one })))

test('every number of the rules can be changed, and nothing else becomes different', () => {
  expect(places.length).toBeGreaterThan(60)
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 3 }), ({ code, path: where, value }, by) => {
      const other = withNumbers(DEFAULT_PACK, { [code]: { [where]: value + by } })
      const found = differences(DEFAULT_PACK, other)
      expect(found.map((one) => [one.code, one.before, one.after])).toEqual([[code, value, value + by]])
    })
  )
})

test.each<[string, string, string, number | string, number, string]>([
  ['a negative cap', 'R01', 'caps.0.points', -40, 5, '“caps”“points”不能是负数 -40'],
  ['a word', 'R01', 'pointsPerHour', '十', 5, '“pointsPerHour”要写数字，不能是 "十"'],
  ['an emergency capped below the day', 'R14', 'caps.0.points', 10, 18, '上限不能比“R01”的还低'],
  ['a deduction that gives', 'D02', 'points', 5, 26, '“points”要在 -100000 到 -1 之间，不能是 5']
])('%s is told by the line of the file', (_name, code, where, by, line, reason) => {
  try {
    readPack(fileOf(withNumbers(DEFAULT_PACK, { [code]: { [where]: by } })))
    throw new Error('it was not refused')
  } catch (error) {
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).params).toMatchObject({ line, reason })
  }
})

test('a district keeps what it began with, and its own versions follow', () => {
  const own = { ...DEFAULT_PACK, version: '2027-01', effectiveAt: Date.parse('2027-01-01T00:00:00+08:00') }
  expect(versionsOf([]).map(({ version }) => version)).toEqual(['2026-01'])
  expect(versionsOf([own]).map(({ version }) => version)).toEqual(['2026-01', '2027-01'])
  expect(packAt(versionsOf([own]), own.effectiveAt - 1).version).toBe('2026-01')
  expect(packAt(versionsOf([own]), own.effectiveAt).version).toBe('2027-01')
})
