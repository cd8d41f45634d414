/** @jest-environment ./tests/weapp/environment.cjs */
import { HOUR, MINUTE } from '@domain/clock/milliseconds'
import { TRANSITIONS } from '@domain/order/transitions'
import type { Action } from '@domain/order/step'
import { askForLi, morning, signedIn } from '../e2e/asking'
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

/** Presses what somebody has before them now of these buttons, each once. */
const pressAll = async (left: Set<Action>): Promise<Partial<Record<Action, string>>> => {
  const failed: Partial<Record<Action, string>> = {}
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
  return failed
}

const left = new Set(ACTIONS)
const PATIENCE = 300_000

test(
  'every button of an order that somebody of the demo has before them now opens, asks, is sent and done',
  async () => {
    // one step offers the next: what is proposed in the first round is confirmed in the second
    expect([await pressAll(left), await pressAll(left)]).toEqual([{}, {}])
    expect(costly.splice(0)).toEqual([])
    // what nobody has before them at this hour of the town is left to another hour
    expect(ACTIONS.length - left.size).toBeGreaterThanOrEqual(AT_ANY_HOUR)
    expect(complaints.splice(0)).toEqual([])
  },
  PATIENCE
)

/** From when on somebody who is expected now could have come, in epoch milliseconds. */
const nextVisit = async (): Promise<number> => {
  const { items } = await (await signedIn(host, 'chen'))('order.tasks', { list: 'ahead' })
  const starts = items.flatMap(({ state, window }) => (state === 'accepted' && window ? [window.startAt] : []))
  return Math.min(...starts)
}

/** Somebody does this to an order as it is now, past their screens. */
const does = async (who: string, orderId: string, action: Action, input: object): Promise<void> => {
  const call = await signedIn(host, who)
  const { termsVersion, round } = await call('order.get', { orderId })
  await call('order.perform', { orderId, termsVersion, round, action, input } as never)
}
/** What the town does not always hold: Li's order that the community does not take, and something for three that one of the demo comes to. */
const seldom = async (): Promise<void> => {
  const [{ orderId } = { orderId: '' }] = await askForLi(await signedIn(host, 'li'), 'B06', morning(6))
  await does('wang', orderId, 'decline', { reason: 'professional', elsewhere: '物业 5555 1234', words: '要专业的人来' })
  const crowd = (await everyOffer(host, people)).find(({ order, offer }) => offer.action === 'accept' && order.slots > 2)
  await does(crowd!.who, crowd!.order.id, 'accept', { windowIndex: 0, riskRead: true, insured: true })
}

test(
  '…and those that have their hour: when nobody opens or comes, when the time is over, and when it was not the end of it',
  async () => {
    await host.stop()
    host = await startHost()
    const at = (moment: number) => host.shift(moment - Date.now())
    const visit = await nextVisit()
    await seldom()
    const failed = []
    // marked as absent, they say why, and somebody finds whether they had a reason
    await at(visit + 35 * MINUTE)
    for (const _round of [1, 2, 3]) failed.push(await pressAll(left))
    await at(visit + 3 * HOUR)
    failed.push(await pressAll(left))
    await at(visit + 80 * HOUR)
    for (const _round of [1, 2]) failed.push(await pressAll(left))
    expect(failed.filter((one) => Object.keys(one).length > 0)).toEqual([])
    expect(costly).toEqual([])
    expect([...left]).toEqual([])
    expect(complaints.splice(0)).toEqual([])
  },
  PATIENCE
)
