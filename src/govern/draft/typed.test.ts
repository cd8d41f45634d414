import { DEFAULT_PACK } from '@domain/points/pack/packs'
import { readPack } from '@domain/points/pack/read'
import { draftFile, firstDay, typed, usualDay, withTyped } from './typed'

const NOW = Date.parse('2026-11-27T23:30:00+08:00')

test.each([
  ['40', 40],
  [' -2 ', -2],
  ['1.25', 1.25],
  ['四十', '四十'],
  ['', ''],
  ['1e9', '1e9']
])('%p is read as %p', (text, value) => expect(typed(text)).toBe(value))

test('a draft is the version with what was typed, called by its first day', () => {
  const changes = withTyped(withTyped({}, 'R01', 'caps.0.points', '30'), 'R01', 'pointsPerHour', '12')
  const pack = readPack(draftFile(DEFAULT_PACK, changes, '2027-01-01'))
  expect([pack.version, pack.effectiveAt]).toEqual(['2027-01-01', Date.parse('2027-01-01T00:00:00+08:00')])
  expect(pack.rows[0]).toMatchObject({ pointsPerHour: 12, caps: [{ period: 'day', points: 30 }] })
  expect(pack.rows.slice(1)).toEqual(DEFAULT_PACK.rows.slice(1))
})

test('a version begins tomorrow at the earliest, and usually with a month', () =>
  expect([firstDay(NOW), usualDay(NOW)]).toEqual(['2026-11-28', '2027-01-01']))
