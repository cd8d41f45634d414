/** @jest-environment ./tests/weapp/environment.cjs */
import type { Phone } from './phone/phone'
import { phonesOfTown } from './phone/phones'

/** Who has large letters in WeChat has them here from the first screen on, until they choose others. */
const { open } = phonesOfTown()

const wechat = (fontSizeScaleFactor?: number) => ({ getAppBaseInfo: () => ({ SDKVersion: '3.8.0', fontSizeScaleFactor }) })
const printOf = ({ screen }: Phone): string => {
  const has = (name: string) => screen.querySelector(`.${name}`) !== null
  return has('page--larger') ? '特大字' : has('page--large') ? '大字' : '标准字'
}

test.each([
  ['does not say', undefined, '标准字'],
  ['has its usual letters', 1, '标准字'],
  ['has letters hardly larger', 1.1, '标准字'],
  ['has larger letters', 1.15, '大字'],
  ['has the largest letters', 1.4, '特大字']
])('the first launch where WeChat %s', async (_, factor, print) => {
  const nobody = await open(null, wechat(factor))
  await nobody.see('您需要什么帮忙')
  expect(printOf(nobody)).toBe(print)
})

test('whoever never chose keeps them; whoever chose elsewhere finds what they chose, and what is chosen here stays', async () => {
  const chen = await open('chen', wechat(1.4))
  await chen.tab('/pages/me/index')
  await chen.see('字的大小')
  expect([printOf(chen), chen.isChosen('特大字')]).toEqual(['特大字', true])
  await chen.tap('标准字')
  expect(printOf(chen)).toBe('标准字')
  const again = await open('chen', wechat(1.4), chen.storage)
  await again.see('您需要什么帮忙')
  expect(printOf(again)).toBe('标准字')
  const other = await open('chen', wechat(1.4))
  await other.tab('/pages/me/index')
  await other.see('字的大小')
  expect(printOf(other)).toBe('标准字')
})
