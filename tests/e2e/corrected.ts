import type { Browser } from 'playwright-core'
import type { Input } from '@contract'
import { MINUTE } from '@domain/clock/milliseconds'
import { signedIn } from './asking'
import type { RunningHost } from './host'
import { Phone } from './phone'

const SERVICE = '义务理发'

/** Lin stayed a quarter of an hour longer than his codes tell, and says so. */
const linCorrects = async (host: RunningHost): Promise<void> => {
  const lin = await signedIn(host, 'lin')
  const { items } = await lin('order.tasks', { list: 'done' })
  const { id: orderId = '' } = items.find(({ title, state }) => title.includes(SERVICE) && state === 'served') ?? {}
  const { round, termsVersion, seats } = await lin('order.get', { orderId })
  const seat = seats.find(({ mine }) => mine)
  const times = { seatId: seat?.id, arrivedAt: seat?.arrivedAt, leftAt: (seat?.leftAt ?? 0) + 15 * MINUTE }
  const input = { ...times, howKnown: '李阿姨可以作证' }
  await lin('order.perform', { orderId, action: 'propose_correction', round, termsVersion, input } as Input<'order.perform'>)
}

/** Wang finds on her first screen that a correction waits, reads it, asks and agrees. Answers her taps, and whether the list is gone. */
export const correctedByTwo = async (browser: Browser, host: RunningHost): Promise<{ taps: number; gone: boolean; errors: string[] }> => {
  await linCorrects(host)
  const wang = await Phone.open(browser, host.url)
  await wang.becomes('王丽')
  await wang.see('更正等核准，1 单')
  await wang.picture('owed-counted')
  const taps = await wang.counted(async () => {
    await wang.page.getByLabel(/更正等核准.*看一看/).click()
    wang.taps += 1
    await wang.tapCard(SERVICE, '李家')
    await wang.see('李阿姨可以作证')
    await wang.tap('核准更正')
    await wang.tap('电话里问过')
    await wang.type('写几句', '打过电话，李阿姨说是多坐了一会儿')
    await wang.picture('owed-agreed')
    await wang.tap('核准更正')
  })
  await wang.quiet()
  await wang.open('todo/index')
  await wang.settled()
  await wang.quiet()
  const gone =
    (await wang.page
      .getByText(/更正等核准/)
      .filter({ visible: true })
      .count()) === 0
  const errors = [...wang.errors, ...(await wang.refusals())]
  await wang.close()
  return { taps, gone, errors }
}
