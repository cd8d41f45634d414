import { windowWords } from '@domain/clock/shanghai'
import { halfDayLike, halfDays, nextHours } from './half-days'

const at = (time: string) => Date.parse(`2026-11-23T${time}:00+08:00`)
const labels = (time: string) => halfDays(at(time)).map(({ label }) => label)
const next = (time: string) => windowWords(nextHours(at(time)), at(time))

describe('the half days somebody could still reach', () => {
  it('begin with this morning while there is an hour left to come', () => {
    expect(labels('07:30')).toEqual(['今天上午', '今天下午', '明天上午', '明天下午', '后天上午'])
    expect(labels('08:30')[0]).toBe('今天下午')
  })
  it('begin tomorrow when the afternoon is too near', () => {
    expect(labels('13:30')).toEqual(['明天上午', '明天下午', '后天上午', '后天下午', '大后天上午'])
  })
  it('mean nine to twelve and two to five in Shanghai, on any machine', () => {
    expect(
      halfDays(at('13:30'))
        .map(({ window }) => windowWords(window, at('13:30')))
        .slice(0, 2)
    ).toEqual(['明天 09:00–12:00', '明天 14:00–17:00'])
  })
})

describe('another time begins', () => {
  it('at a full hour that can still be reached', () => {
    expect(next('14:10')).toBe('今天 15:00–17:00')
    expect(next('14:45')).toBe('今天 16:00–18:00')
  })
  it('not before eight, and not late in the evening', () => {
    expect(next('05:00')).toBe('今天 08:00–10:00')
    expect(next('19:50')).toBe('明天 09:00–11:00')
  })
})

test('a time like the last one is the next morning for a morning, the next afternoon for an afternoon', () => {
  const lastWeek = (hour: string) => Date.parse(`2026-11-16T${hour}:00+08:00`)
  const now = Date.parse('2026-11-23T10:00:00+08:00')
  expect(halfDayLike(lastWeek('09:00'), now)?.startAt).toBe(Date.parse('2026-11-24T09:00:00+08:00'))
  expect(halfDayLike(lastWeek('14:00'), now)?.startAt).toBe(Date.parse('2026-11-23T14:00:00+08:00'))
  expect(halfDayLike(lastWeek('19:30'), now)?.startAt).toBe(Date.parse('2026-11-23T14:00:00+08:00'))
})
