import type { Browser } from 'playwright-core'
import { openBrowser } from './browser'
import { correctedByTwo } from './corrected'
import { startHost, type RunningHost } from './host'
import { faultsOfStaffRooms } from './staff-rooms'

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

test('nothing is in the way in any room of those who work, on a phone and at a desk, in three sizes of print', async () => {
  expect(await faultsOfStaffRooms(browser, host)).toEqual([])
})

test('a correction is counted on Wang’s first screen, read, agreed to in five taps, and gone', async () => {
  expect(await correctedByTwo(browser, host)).toEqual({ taps: 5, gone: true, errors: [] })
})
