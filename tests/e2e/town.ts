import type { Browser } from 'playwright-core'
import { openBrowser } from './browser'
import { startHost, type RunningHost } from './host'

/** A host of this file's own with the town of this run, and a browser; both go with the file's last test. */
export const inTown = (): { host: RunningHost; browser: Browser } => {
  const town = {} as { host: RunningHost; browser: Browser }
  beforeAll(async () => {
    town.host = await startHost()
    town.browser = await openBrowser()
  })
  afterAll(async () => {
    await town.browser?.close()
    await town.host?.stop()
  })
  return town
}
