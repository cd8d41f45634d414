/** @jest-environment ./tests/weapp/environment.cjs */
import { startHost, type RunningHost } from '../e2e/host'
import { Phone } from './phone/phone'

let host: RunningHost | undefined
beforeAll(async () => { host = await startHost() })
afterAll(() => host?.stop())

const ROOMS: Record<string, string[]> = {
  li: ['pages/services/index', 'pages/orders/index', 'pages/todo/index', 'pages/me/index', 'pages/order-form/index?item=B08', 'pages/order-form/index?item=', 'account/links/index','account/privacy/index','account/feedback/index','account/activities/index','account/wallet/index','account/rules/index', 'account/register/index'],
  wang: ['pages/services/index', 'pages/orders/index', 'pages/todo/index', 'pages/me/index','work/inbox/index?org=huaishu&name=x', 'work/owed/index?org=huaishu&name=x&list=unrated','account/answers/index?org=huaishu&name=x'],
  zhao: ['pages/services/index','pages/todo/index', 'work/unit/index?unit=power&name=x','work/week/index?unit=power&name=x'],
  chen: ['pages/services/index', 'pages/orders/index', 'pages/todo/index', 'work/tasks/index', 'work/pool/index','account/wallet/index']
}
test('measure', async () => {
  for (const [who, rooms] of Object.entries(ROOMS)) {
    const phone = await Phone.open(host!.url, who)
    for (const room of rooms) await phone.go('/' + room)
    process.stdout.write(phone.costs.map((c) => `COST ${who} ${JSON.stringify(c)}`).join('\n') + '\n')
    phone.close()
  }
}, 300000)
test('taps', async () => {
  const li = await Phone.open(host!.url, 'li')
  await li.tap('上门便民与代办')
  await li.tap(/^代取快递、跑腿/)
  await li.tap(/^(✓ )?明天下午$/)
  await li.tap(/^(✓ )?后天上午$/)
  await li.tab('/pages/orders/index')
  await li.tap('办完的')
  await li.tap(/^再看|看更多|更多/, 0).catch(() => 0)
  await li.tap('正在办')
  await li.tap(/^灯泡、水龙头小修/, 0)
  await li.back()
  process.stdout.write(li.costs.map((c) => `COST li ${JSON.stringify(c)}`).join('\n') + '\n')
  const wang = await Phone.open(host!.url, 'wang')
  await wang.go('/work/inbox/index?org=huaishu&name=x')
  await wang.tap(/^再看 \d+ 单$/, 0).catch((e) => process.stdout.write('NO ' + String(e).slice(0,600)))
  process.stdout.write(wang.costs.map((c) => `COST wang ${JSON.stringify(c)}`).join('\n') + '\n')
}, 300000)
