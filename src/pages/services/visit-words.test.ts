import { HOUR } from '@domain/clock/milliseconds'
import type { SeatView } from '@domain/order/view/shapes'
import { visitWords } from './visit-words'

const NOON = Date.parse('2026-11-24T12:00:00+08:00')
const window = { startAt: NOON + 2 * HOUR, endAt: NOON + 4 * HOUR }
const seat = (name: string, state: SeatView['state']) => ({ name, state }) as SeatView
const words = (state: 'accepted' | 'serving', ...seats: SeatView[]) => visitWords({ state, seats, window, windows: [window] }, NOON)

test('the first screen says who comes and when', () => {
  expect(words('accepted', seat('陈师傅', 'accepted'))).toBe('今天陈师傅 14:00–16:00 之间来')
  expect(words('accepted', seat('陈师傅', 'accepted'), seat('林师傅', 'accepted'))).toBe('今天陈师傅、林师傅 14:00–16:00 之间来')
})
test('a crowd is counted, whoever gave up is not, and who is there is there', () => {
  const four = ['甲', '乙', '丙', '丁'].map((name) => seat(name, 'accepted'))
  expect(words('accepted', ...four, seat('戊', 'withdrawn'))).toBe('今天甲等 4 位 14:00–16:00 之间来')
  expect(words('serving', seat('陈师傅', 'arrived'))).toBe('陈师傅到了')
  expect(words('accepted', seat('林师傅', 'accepted'), seat('陈师傅', 'unanswered'))).toBe('陈师傅到了，没人应门')
})
test('while somebody is lacking nobody is said to come', () => {
  const seats = [seat('陈师傅', 'accepted')]
  expect(visitWords({ state: 'open', seats, window, windows: [window], lacking: { needed: 2, more: 1 } }, NOON)).toBe('还差 1 位，正在找人')
})
