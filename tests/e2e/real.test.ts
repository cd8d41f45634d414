import type { Browser } from 'playwright-core'
import { endedFromHerPhone, notHers, phoneOf, zhouAtAComputer } from './at-a-computer'
import { openBrowser } from './browser'
import { openSeeing, type Seeing } from './film'
import { leftAtAComputer } from './left-behind'
import { startReal } from './real'

let host: Awaited<ReturnType<typeof startReal>> | undefined
let browser: Browser | undefined
let seeing: Seeing | undefined
beforeAll(async () => {
  host = await startReal()
  browser = await openBrowser()
  seeing = await openSeeing()
})
afterAll(async () => {
  await seeing?.browser.close()
  await browser?.close()
  await host?.stop()
})

test('Zhou scans the code on a computer and goes on where she was, at her desk; signed out, nothing of her is left there', async () => {
  const { kept, refusals, ...seen } = await zhouAtAComputer(browser!, host!, seeing!)
  expect(seen).toEqual({ same: true, at: true, faults: [], errors: [] })
  expect(refusals.filter((code) => code !== 'NOT_SIGNED_IN')).toEqual(['CODE_WRONG'])
  expect(JSON.parse(kept ?? '{}')).toMatchObject({ state: { token: '' } })
})

test('a code lasts two minutes and a tap brings another; of one that is not hers the computer hears no', async () => {
  expect(await notHers(browser!, host!)).toEqual({ another: true, errors: [] })
})

test('what Zhou typed at a computer goes with the window, waits for her when her token has ended, and is gone when Hao signs in there', async () => {
  const { errors: _, ...seen } = await leftAtAComputer(browser!, host!)
  expect(seen).toEqual({
    open: { forGood: false, window: true },
    toHerself: true,
    left: { forGood: false, window: false },
    toAnother: false
  })
})

test('a browser shows the tail of her number and where she changes it; there is nothing to type that would be refused', async () => {
  const zhou = await phoneOf(browser!, host!)
  await zhou.openRoom('account/profile/index')
  await zhou.see('尾号 0001')
  await zhou.see('请在手机微信的“邻里点单”里改。')
  expect(await zhou.page.locator('input[aria-label="手机号"]').count()).toBe(0)
  await zhou.close()
})

test('what Zhou left open at a computer ends with one tap on her phone', async () => {
  expect(await endedFromHerPhone(browser!, host!)).toEqual({ faults: [] })
})
