import type { Browser } from 'playwright-core'
import { openBrowser } from './browser'
import { faultsOfDesk, zhaoAtTheDesk } from './desk'
import { startHost, type RunningHost } from './host'

let host: RunningHost
let browser: Browser
beforeAll(async () => {
  host = await startHost()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await host?.stop()
})

test('nothing is in the way at a desk, in three sizes of print', async () => {
  expect(await faultsOfDesk(browser, host)).toEqual([])
})

test('Zhao finds an errand and asks his members, beside his list', async () => {
  expect(await zhaoAtTheDesk(browser, host)).toEqual([])
})
