import type { Browser } from 'playwright-core'
import type { RunningHost } from './host'
import { Phone } from './phone'

/** Sun gives another number: half of one is refused, the whole one stands there, and the field is empty again. */
export const numberChanged = async (
  browser: Browser,
  host: RunningHost
): Promise<{ left: string; errors: string[]; refusals: string[] }> => {
  const sun = await Phone.open(browser, host.url)
  await sun.becomes('孙浩')
  await sun.openRoom('account/profile/index')
  await sun.type('手机号', '1380000')
  await sun.tap('手机号改好了')
  await sun.see(/手机号不对/)
  await sun.type('手机号', '13800000001')
  await sun.tap('手机号改好了')
  await sun.see('尾号 0001')
  const left = await sun.page.locator('input[aria-label="手机号"]').filter({ visible: true }).inputValue()
  const refusals = await sun.refusals()
  const { errors } = sun
  await sun.close()
  return { left, errors, refusals }
}
