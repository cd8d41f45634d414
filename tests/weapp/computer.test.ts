/** @jest-environment ./tests/weapp/environment.cjs */
import { post } from '../e2e/asking'
import { startReal } from '../e2e/real'
import { complaints } from './phone/app'
import { Phone } from './phone/phone'

let host: Awaited<ReturnType<typeof startReal>> | undefined
beforeAll(async () => {
  host = await startReal()
})
afterAll(() => host?.stop())

interface Ticket {
  digits: string
  secret: string
}
/** A page at a computer, without the page. */
const asks = () => post<Ticket>(`${host!.url}/sign-in/browser`, {})
const hears = ({ secret }: Ticket) => post<{ token?: string; error?: { code: string } }>(`${host!.url}/sign-in/browser/answer`, { secret })

test('from 我的 Zhou scans the code of a computer and signs it in; the next one is not hers; digits are typed as well', async () => {
  const camera = { sees: '' }
  const zhou = await Phone.withToken(host!.url, host!.token, { scanCode: () => ({ result: camera.sees }) })
  await zhou.tab('/pages/me/index')
  await zhou.tap('登录电脑', 0)
  const [hers, strange] = [await asks(), await asks()]
  camera.sees = `LINLI3:${hers.digits}`
  await zhou.tap('扫一扫')
  await zhou.see('是您在登录电脑吗')
  await zhou.see('周敏')
  expect(zhou.text()).toContain(`${hers.digits.slice(0, 4)} ${hers.digits.slice(4)}`)
  await zhou.tap('登录')
  await zhou.see('登录好了，请看电脑')
  expect((await hears(hers)).token).toEqual(expect.any(String))
  await zhou.tap('再扫一个码')
  await zhou.tap('扫一扫')
  await zhou.see('这个码过期了或者已经用过')
  await zhou.type('八位数', strange.digits)
  await zhou.tap('看看是哪台电脑')
  await zhou.tap('不是我')
  await zhou.see('没有登录，那台电脑看不到您的任何东西')
  expect((await hears(strange)).error?.code).toBe('TICKET_REFUSED')
  zhou.close()
  expect([[...zhou.missing], complaints.splice(0)]).toEqual([[], []])
})
