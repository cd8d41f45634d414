import type { CallAnswer } from '@contract'
import { MINUTE } from '@domain/clock/milliseconds'
import { TRANSITIONS } from '@domain/order/transitions'
import { query } from '../../database/query'
import { owner } from '../environments/owner'
import { standing } from './whole-database'
import { ask, clock, found, newRequest, pool, rows } from './doors'
import { faultPort, type Fault } from './fault-port'
import { VALUED } from './valued/all'
import { funded, tick, type Valued } from './valued/ways'

/** What orders have been through, after so many events. */
const told = async (after = 0): Promise<{ events: number; actions: string[] }> => {
  const all = await rows<{ action: string }>('select action from order_event order by at, order_id, version')
  return { events: all.length, actions: all.slice(after).map(({ action }) => action) }
}
const isServer = (globalThis as { linliEngine?: string }).linliEngine === 'PostgreSQL'
const port = faultPort(pool)

const back = (name: string) => query(owner, 'select ground.begin_from($1)', [name])

const send = async (valued: Valued, request: string): Promise<CallAnswer> =>
  valued === 'tick' ? tick() : ask(valued.who, valued.action, valued.input, request)

// every death is written down, as it should be
beforeAll(() => void jest.spyOn(console, 'error').mockImplementation())
afterAll(() => port.remove())

/** The rows of the table that were taken in a moment that was killed. */
const taken = new Set<string>()

test.each(Object.keys(VALUED))('%s: whatever dies wherever, the same request again comes to the same end', async (title) => {
  const name = `crash ${Object.keys(VALUED).indexOf(title)}`
  await found()
  await funded()
  const valued = await VALUED[title]!()
  const { events: before } = await told()
  await query(owner, 'select ground.keep($1)', [name])
  const [request, began] = [newRequest(), clock.now]
  const again = async (): Promise<CallAnswer> => {
    // a job that died comes round with the next minute
    if (valued === 'tick') clock.now += MINUTE
    const answer = await send(valued, request)
    clock.now = began
    return answer
  }
  const { sent } = await port.during(() => send(valued, request))
  const end = await standing(valued === 'tick')
  const twice = await again()
  expect(twice.ok || twice.error).toBe(true)
  expect(await standing(valued === 'tick')).toEqual(end)

  const nths = Array.from({ length: sent }, (_, n) => n + 1)
  // of a job, which writes many times, after one write is before the next
  const [after, underWay] = [valued === 'tick' ? [sent] : nths, isServer && valued !== 'tick' ? nths : []]
  const faults: Fault[] = [
    ...nths.map((nth) => ({ nth, when: 'before' as const })),
    ...underWay.map((nth) => ({ nth, when: 'under way' as const })),
    ...after.map((nth) => ({ nth, when: 'after' as const }))
  ]
  for (const fault of faults) {
    await back(name)
    let told: unknown
    const { died } = await port.during(async () => (told = await send(valued, request)), fault)
    expect([fault, died || told]).toEqual([fault, true])
    for (const time of ['once more', 'and again']) {
      const answer = await again()
      expect([fault, time, answer.ok || answer.error]).toEqual([fault, time, true])
    }
    expect([fault, await standing(valued === 'tick')]).toEqual([fault, end])
  }
  expect(sent).toBeGreaterThan(0)
  // at the end of one that lived
  for (const action of (await told(before)).actions) taken.add(action)
})

test('no row of the table and no function of the database that moves value was left out', async () => {
  const rowsThatMove = TRANSITIONS.filter(({ value }) => value !== undefined).map(({ action }) => action)
  expect(rowsThatMove.filter((action) => !taken.has(action))).toEqual([])
  // whatever ends in the ledger's one writer, and is called by a function of the cloud and not by another of the database
  const moving = await rows<{ name: string }>(`with recursive moving (name) as (
      select 'post_transfers_v1'::name
      union select proname from pg_proc join moving on prosrc like '%' || moving.name || '(%' where pronamespace = 'public'::regnamespace
    ) select name from moving where not exists (
      select from pg_proc where pronamespace = 'public'::regnamespace and prosrc like '%' || moving.name || '(%') order by name`)
  // the functions of yesterday may still be called while those of today are put in place
  const names = [...new Map(moving.map(({ name }) => [name.replace(/_v\d+$/, ''), name])).values()]
  expect(names.length).toBeGreaterThan(5)
  expect(names.filter((name) => !port.called.has(name))).toEqual([])
})
