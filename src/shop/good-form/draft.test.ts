import { DAY } from '@domain/clock/milliseconds'
import { draftOf, emptyDraft, termsOf } from './draft'

const NOW = Date.parse('2026-11-23T09:30:00+08:00')
const kept = {
  id: 'rice',
  merchantId: 'market',
  merchantName: '社区超市',
  attended: true,
  title: '大米',
  about: '一袋',
  pickUp: '前台',
  points: 30,
  stock: 10,
  held: 2,
  limit: { most: 2, period: 'month' as const },
  holdDays: 7,
  fromAt: NOW - DAY,
  untilAt: NOW + DAY,
  withdrawn: false,
  version: 3,
  content: 'shown' as const,
  picture: { fileId: 'cloud://linli/people/a/rice.jpg', url: 'https://x' }
}

test('what nobody touched goes back as it came', () =>
  expect(termsOf(draftOf(kept), NOW)).toEqual({
    merchantId: 'market',
    title: '大米',
    about: '一袋',
    pickUp: '前台',
    picture: 'cloud://linli/people/a/rice.jpg',
    points: 30,
    limit: { most: 2, period: 'month' },
    holdDays: 7,
    fromAt: NOW - DAY,
    untilAt: NOW + DAY
  }))

test('a new thing begins with the tap, and ends so many days after it', () => {
  const draft = { ...emptyDraft, title: ' 鸡蛋 ', points: '20', period: 'any' as const, until: { days: 30 } }
  expect(termsOf(draft, NOW)).toMatchObject({ title: '鸡蛋', limit: null, picture: null, fromAt: NOW, untilAt: NOW + 30 * DAY })
})

test('a number that is none is left to the door, which names the field', () =>
  expect(termsOf({ ...emptyDraft, points: '十' }, NOW).points).toBeNaN())
