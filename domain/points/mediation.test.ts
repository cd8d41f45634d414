import { MORNING } from '../../tests/kitchen/facts'
import { DAY, HOUR } from '../clock/milliseconds'
import { AppError } from '../errors'
import { ITEMS } from '../menu/items'
import { AGREED_IN, checkAgreement, type AgreedAt } from './mediation'

const visit: AgreedAt = { category: AGREED_IN, arrivedAt: MORNING, provenMinutes: 90 }
const times = { agreedAt: MORNING + HOUR, followedUpAt: MORNING + 31 * DAY }
const refused = (one: AgreedAt, two: typeof times): string | null => {
  try {
    checkAgreement(one, two)
    return null
  } catch (error) {
    return error instanceof AppError ? error.sentence : String(error)
  }
}

test.each<[string, Partial<AgreedAt>, Partial<typeof times>, string | null]>([
  ['where its mediator was, and followed up', {}, {}, null],
  ['in the very moment of the arrival', {}, { agreedAt: MORNING }, null],
  ['followed up in the moment of the agreement', {}, { followedUpAt: times.agreedAt }, null],
  ['at a haircut', { category: '助老服务' }, {}, '这一条现在不能这样办：这一单不是“法律政策与邻里调解”'],
  ['on an order without an item', { category: null }, {}, '这一条现在不能这样办：这一单不是“法律政策与邻里调解”'],
  ['by somebody of whom nothing is proven', { provenMinutes: 0 }, {}, '这一条现在不能这样办：这一单没有他的到场记录'],
  ['before anybody came', {}, { agreedAt: MORNING - 1 }, '填写的内容有点问题，请改一下：达成协议不会早于到场'],
  ['in 1970', {}, { agreedAt: 1 }, '填写的内容有点问题，请改一下：达成协议不会早于到场'],
  ['followed up before it was', {}, { followedUpAt: times.agreedAt - 1 }, '填写的内容有点问题，请改一下：回访不会早于达成协议']
])('an agreement %s (R10)', (_name, other, otherTimes, sentence) => {
  expect(refused({ ...visit, ...other }, { ...times, ...otherTimes })).toBe(sentence)
})

test('the menu keeps mediation among those services', () => {
  expect(ITEMS.filter(({ kind }) => kind === 'mediation').map(({ category }) => category)).toEqual([AGREED_IN])
})
