import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import type { Tick } from '../../cloudfunctions/jobs/actions'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { openStores } from '../../cloudfunctions/_kit/store/open'
import { afternoon, call, clock, doors, found, MONDAY, pool, refusal, rows, step, TIMER } from './doors'
import { accepted, codeNow, notThis } from './steps'

beforeEach(() => found())

const tick = async (): Promise<Tick> => {
  const answer = await doors.jobs({ Type: 'Timer', TriggerName: 'tick' }, TIMER)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value as Tick
}
const count = async (table: string): Promise<number> => Number((await rows<{ count: number }>(`select count(*) from ${table}`))[0]?.count)
const doorsOf = () =>
  rows<{ id: string }>(`select address_id as id from address_private join address using (tenant_id)
    where address.id = address_id and address.person_id = 'li' order by address_id collate "C"`)

test('requests, wrong codes, the minute’s claims and the day’s counts go when they are past their use, and not before', async () => {
  const order = await accepted()
  clock.now = afternoon().startAt
  expect(await refusal('chen', 'order.perform', step(order, 'arrive', { code: notThis(await codeNow(order)) }))).toBe('CODE_WRONG')
  await tick()
  const there = async () => [
    await count('request'),
    await count('code_attempt'),
    await count("job_slot where job = 'tick'"),
    await count('usage')
  ]
  const [requests = 0, , , usage = 0] = await there()
  expect(requests).toBeGreaterThan(3)
  expect(await there()).toEqual([requests, 1, 1, usage])
  clock.now = MONDAY + DAY + 12 * HOUR
  await tick()
  expect((await there()).slice(0, 2)).toEqual([requests, 1])
  clock.now = MONDAY + 4 * DAY
  await tick()
  expect(await there()).toEqual([requests, 0, 1, usage])
  clock.now = MONDAY + 33 * DAY
  await tick()
  expect((await there()).filter((_, index) => index !== 2)).toEqual([0, 0, 0])
})

test('once a day, and a large day goes on minute by minute until nothing is left', async () => {
  await rows(
    `insert into job_slot (job, slot) select 'tick', '2025-01-01'::timestamptz + n * interval '1 minute' from generate_series(1, 2500) n`
  )
  const past: number[] = []
  for (let minute = 0; minute < 4; minute += 1) {
    past.push((await tick()).past)
    clock.now += MINUTE
  }
  expect(past).toEqual([1000, 1000, 500, 0])
  await rows(`insert into job_slot (job, slot) values ('tick', '2025-01-01'), ('quarter', '2025-01-01')`)
  expect((await tick()).past).toBe(0)
  clock.now += DAY
  expect((await tick()).past).toBe(1)
  expect(await count("job_slot where job = 'quarter'")).toBe(1)
})

test('every kind is found by an index', async () => {
  const plans: string[] = []
  /** explains every statement instead of running it */
  const explaining = {
    connect: async () => {
      const client = await pool.connect()
      return {
        release: () => client.release(),
        query: async (sql: string, params: unknown[]) => {
          await client.query('begin')
          await client.query('set local enable_seqscan = off')
          plans.push(JSON.stringify((await client.query(`explain ${sql}`, params)).rows))
          await client.query('rollback')
          return { rows: [] }
        }
      }
    }
  }
  await openStores(explaining as never, openKeys(process.env.LINLI_MASTER_KEY ?? '')).removePast(clock.now, 10)
  const ofTables = [
    'request_by_age',
    'code_attempt_by_age',
    'pick_up_try_by_age',
    'browser_try_by_age',
    'browser_ticket_by_age',
    'job_slot_pkey',
    'usage_by_age',
    'photo_check_by_age'
  ]
  const ofNotices = ['outbox_by_age', 'notice_by_age', 'reminder_by_age', 'digest_by_age']
  const indexes = [...ofTables, ...ofNotices, 'address_to_forget']
  expect(indexes.filter((index, at) => !plans[at]?.includes(index))).toEqual([])
  expect(plans).toHaveLength(indexes.length)
})

describe('the door of a home that is lived in no more', () => {
  const moves = () =>
    call('li', 'member.saveAddress', { personId: 'li', id: 'home-li', gridId: 'huaishu-1', building: '99号楼', door: '909室' })
  const daysLater = async (days: number) => {
    clock.now += days * DAY
    await tick()
    return (await doorsOf()).map(({ id }) => id)
  }

  test('is kept while somebody is on the way, and seven days after it was called off forgotten', async () => {
    const order = await accepted()
    const { id } = await moves()
    expect(await daysLater(0)).toEqual(['home-li', id].sort())
    await call('li', 'order.perform', step(order, 'cancel', {}))
    expect(await daysLater(6.9)).toEqual(['home-li', id].sort())
    expect(await daysLater(1.1)).toEqual([id])
    expect(await rows("select forgotten_at is not null as forgotten from address where id = 'home-li'")).toEqual([{ forgotten: true }])
  })

  /** Chen came to the old home, and it did not help. */
  const unsolved = async () => {
    const order = await accepted()
    const { id } = await moves()
    clock.now = afternoon().startAt
    await call('chen', 'order.perform', step(order, 'arrive', { code: await codeNow(order) }))
    clock.now += 40 * MINUTE
    await call('chen', 'order.perform', step(order, 'leave', { code: await codeNow(order) }))
    await call('li', 'rating.give', step(order, 'rate', { outcome: 'unsolved', satisfaction: 'poor' }) as never)
    return { order, both: ['home-li', id].sort(), id }
  }

  test('is kept for the fifteen days in which a finished order may come back, and seven more', async () => {
    const { both, id } = await unsolved()
    expect(await daysLater(21.9)).toEqual(both)
    expect(await daysLater(1.1)).toEqual([id])
  })

  test('is kept when it does come back', async () => {
    const { order, both } = await unsolved()
    clock.now += 14 * DAY
    await call('li', 'order.perform', step(order, 'reopen', { words: '还是不行' }))
    clock.now += 9 * DAY
    await tick()
    expect((await doorsOf()).map(({ id }) => id)).toEqual(both)
  })
})
