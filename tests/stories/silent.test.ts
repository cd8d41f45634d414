import { accountOf } from '@domain/ledger/account'
import type { OrderView } from '@domain/order/view/shapes'
import { owns, stands } from './books-kept'
import { byHand, call, clock, found, MONDAY, step } from './doors'
import { served } from './steps'

beforeEach(() => found())

const rate = (order: OrderView) => call('li', 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)
const tally = (key: string, amount: number) =>
  byHand(`insert into tally (tenant_id, person_id, key, amount) values ('linjiang', 'chen', $1, $2)`, [key, amount])
const read = async (cursor?: string) => call('chen', 'points.statement', cursor === undefined ? {} : { cursor })
const told = async () => (await read()).items.map(({ amount, why }) => [amount, why.at(-1)])

describe('what moved nothing is read all the same', () => {
  test('a day that is full: no entry, and a line that says what was cut (red line 17)', async () => {
    await tally('R01/2026-11-24', 40)
    await rate(await served())
    expect(await told()).toEqual([
      [0, '当日上限 40 分，截断 8 分'],
      [10, '第一次完成服务 +10']
    ])
    expect((await call('chen', 'points.balance', {})).owned).toBe(10)
  })

  test('an award that goes whole to what was owed says so, and what is still owed', async () => {
    await tally('point-dues/life', 11)
    await rate(await served())
    const { items } = await read()
    expect(items.map(({ amount, why, title }) => [amount, why.at(-1), title])).toEqual([
      [0, '补扣以前欠的 8 分，还欠 3 分', '义务理发'],
      [7, '补扣以前欠的 3 分，还欠 0 分', '义务理发']
    ])
  })

  test('minutes of a day that is full are in the pool, and the helper reads how many', async () => {
    await owns(accountOf('minute', 'earned', 'li'), 100)
    await tally('minute/2026-11-24', 480)
    await rate(await served())
    const { items } = await call('chen', 'timebank.statement', { account: 'earned' })
    expect(items.map(({ amount, why }) => [amount, why])).toEqual([[0, ['超过单日上限，30 分钟转入公共池']]])
    expect([await stands(accountOf('minute', 'earned', 'chen')), await stands(accountOf('minute', 'earned', 'li'))]).toEqual([
      [0, 0],
      [70, 0]
    ])
  })

  test('page by page, in the order in which it happened, each once', async () => {
    const record = (n: number, days: number) =>
      call('wang', 'points.record', {
        kind: 'proposal',
        orgId: 'huaishu',
        personId: 'chen',
        proposalId: `p${n}`,
        at: MONDAY - days * 3600_000
      })
    for (let n = 0; n < 45; n += 1) {
      clock.now += 1000
      await record(n, 1)
    }
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await read(cursor)
      seen.push(...page.items.map(({ id, amount, at }) => `${at - MONDAY} ${amount} ${id.length > 3}`))
      cursor = page.next
    } while (cursor)
    expect(seen).toHaveLength(45)
    expect(new Set(seen).size).toBe(45)
    expect(seen.map((one) => Number(one.split(' ')[0]))).toEqual([...seen.map((one) => Number(one.split(' ')[0]))].sort((a, b) => b - a))
    expect(seen.filter((one) => one.includes(' 10 '))).toHaveLength(2)
  })
})
