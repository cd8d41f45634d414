import type { CallAnswer } from '@contract'
import { MINUTE } from '@domain/clock/milliseconds'
import { query } from '../../database/query'
import { owner } from '../environments/owner'
import { standing } from './whole-database'
import { ask, clock, found, newRequest, pool } from './doors'
import { faultPort, type Fault } from './fault-port'
import { funded, tick, VALUED, type Valued } from './valued'

const isServer = (globalThis as { linliEngine?: string }).linliEngine === 'PostgreSQL'
const port = faultPort(pool)

const back = (name: string) => query(owner, 'select ground.begin_from($1)', [name])

const send = async (valued: Valued, request: string): Promise<CallAnswer> =>
  valued === 'tick' ? tick() : ask(valued.who, valued.action, valued.input, request)

// every death is written down, as it should be
beforeAll(() => void jest.spyOn(console, 'error').mockImplementation())
afterAll(() => port.remove())

test.each(Object.keys(VALUED))('%s: whatever dies wherever, the same request again comes to the same end', async (title) => {
  const name = `crash ${Object.keys(VALUED).indexOf(title)}`
  await found()
  await funded()
  const valued = await VALUED[title]!()
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
  expect(await again()).toMatchObject({ ok: true })
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
})
