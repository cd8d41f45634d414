/** @jest-environment ./tests/weapp/environment.cjs */
import { TRANSITIONS } from '@domain/order/transitions'
import type { Action } from '@domain/order/step'
import { signedIn } from '../e2e/asking'
import { startHost, type RunningHost } from '../e2e/host'
import { VISITORS } from '../town/visitors'
import { ANSWERS } from './answers'
import { everyOffer, stillOffered, type Offer } from './offers'
import { complaints } from './phone/app'
import { Phone } from './phone/phone'

/** Pages of their own and scans: order.test.ts. */
const ELSEWHERE: readonly Action[] = ['place', 'rate', 'amend_rating', 'arrive', 'leave']
const TOP = -1
/** What a tap that opens no page may cost: setData bytes and calls (budgets.test.ts has the rooms). */
const TAP = { bytes: 4 * 1024, times: 3 }
/** So many buttons are there at any hour of the day. */
const AT_ANY_HOUR = 20

let host: RunningHost
beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host?.stop())

const people = VISITORS.map(({ person_id }) => person_id)
const ACTIONS = [...new Set(TRANSITIONS.filter(({ by }) => by.some((one) => one !== 'system')).map(({ action }) => action))].filter(
  (one) => !ELSEWHERE.includes(one)
)

/** Taps that cost more than they may, in words. */
const costly: string[] = []

/** Presses one button of somebody's order, answers what the sheet asks, and sends it. Answers why it did not happen, or nothing. */
const press = async (one: Offer): Promise<string | null> => {
  const { who, order, offer } = one
  const phone = await Phone.open(host.url, who)
  try {
    await phone.go(`/pages/order/index?id=${order.id}`)
    await phone.tap(offer.label, 0)
    if (phone.text().includes('先不')) {
      for (const ask of offer.asks) await ANSWERS[ask](phone, { ...one, host })
      await phone.tap(offer.label, TOP)
    }
    const sent = phone.writes.includes('order.perform') && !phone.text().includes('先不')
    // whoever has nothing to do with it any more may not look either; a clock of the town alone has sent nothing
    const now = await (await signedIn(host, who))('order.get', { orderId: order.id }).catch(() => null)
    return sent && now?.version !== order.version ? null : `${who} ${order.id}: ${phone.text().slice(-160)}`
  } catch (error) {
    return `${who} ${order.id}: ${String(error)}`
  } finally {
    const taps = phone.costs.filter(({ opened }) => !opened)
    for (const { move, bytes, times } of taps)
      if (bytes > TAP.bytes || times > TAP.times) costly.push(`${offer.action} ${move}: ${bytes} B in ${times} calls`)
    phone.close()
  }
}

test('every button of an order that somebody of the demo has before them now opens, asks, is sent and done', async () => {
  const left = new Set(ACTIONS)
  const failed: Partial<Record<Action, string>> = {}
  // one step offers the next: what is proposed in the first round is confirmed in the second
  for (const _round of [1, 2]) {
    const offers = await everyOffer(host, people)
    const of = (wanted: Action) => offers.filter(({ offer }) => offer.action === wanted)
    // the rarest first: what is done to an order takes other buttons from it
    for (const action of [...left].sort((a, b) => of(a).length - of(b).length)) {
      const one = await stillOffered(host, of(action))
      if (!one) continue
      const why = await press(one)
      if (why) failed[action] = why
      left.delete(action)
    }
  }
  expect(failed).toEqual({})
  expect(costly).toEqual([])
  // what nobody has before them at this hour of the town is left to another hour
  expect(ACTIONS.length - left.size).toBeGreaterThanOrEqual(AT_ANY_HOUR)
  expect(complaints.splice(0)).toEqual([])
}, 300_000)
