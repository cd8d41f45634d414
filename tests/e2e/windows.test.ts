import { askedAgain, askedOnce } from './ahead'
import { openSeeing } from './film'
import { fortyOrders } from './forty-orders'
import { oneOrder } from './one-order'
import { onePhoto } from './one-photo'
import { oneRedemption } from './one-redemption'
import { Phone } from './phone'
import { faultsNoticed, lookingBack } from './rooms'
import { inTown } from './town'

/** What one whole order may cost in function calls, reads included. */
const CALLS = 25
/** Once in the life of a phone, whatever it is used for: no order costs it. */
const ONCE_A_PHONE = 'books.addDevice'
/** How often Li's finger may touch the screen, in large print, from the first screen on; nothing is typed. */
/** From the screen where it begins. Where an item usually goes, and the best of those who fit, are chosen already: to go along with that takes one tap less. */
const TAPS = { 'first order': 4, refer: 3, dispatch: 3, accept: 1, 'show the code': 0, rate: 2, 'repeat an order': 2 }
const TABS = ['services', 'orders', 'todo', 'me']
interface Offered {
  personId: string
  name: string
}

const town = inTown()

test('whoever the demo offers opens every tab without an error or a refusal', async () => {
  const people = (await (await fetch(`${town.host.url}/demo/people`)).json()) as Offered[]
  expect(people.length).toBeGreaterThanOrEqual(5)
  for (const { personId, name } of people) {
    const phone = await Phone.open(town.browser, town.host.url)
    await phone.becomes(name)
    for (const tab of TABS) {
      await phone.open(`${tab}/index`)
      await phone.settled()
      await phone.picture(`tab-${tab}-${personId}`)
    }
    expect({ name, errors: phone.errors, refusals: await phone.refusals() }).toEqual({ name, errors: [], refusals: [] })
    await phone.close()
  }
})

test('without signing in the menu can be read, and everything else kindly says where to sign in', async () => {
  const phone = await Phone.open(town.browser, town.host.url)
  await phone.open('services/index')
  await phone.see('您需要什么帮忙')
  await phone.open('todo/index')
  await phone.see('去登录')
  expect(await phone.refusals()).toEqual(['NOT_SIGNED_IN'])
})

test('what a room asks first is asked with its page, and once; what is lost on its way is asked again', async () => {
  expect(await askedOnce(town.browser, town.host)).toEqual({
    visited: ['order.menu'],
    menu: ['order.front'],
    order: ['order.get'],
    inbox: ['community.inbox', 'community.usual', 'member.me']
  })
  expect(await askedAgain(town.browser, town.host)).toEqual(['order.menu', 'order.menu'])
})

test('a window that is looked at again shows the orders as they are now', async () => {
  expect(await lookingBack(town.browser, town.host)).toEqual(['order.mine', 'rating.waiting'])
})

test('what is in somebody’s way is noticed', async () => {
  expect(await faultsNoticed(town.browser, town.host)).toEqual(['aria-command-name', 'small', 'cut', 'outside', '下面 lies on 上面'])
})

test('a photo is made small, reaches the community, and waits for its check', async () => {
  expect(await onePhoto(town.browser, town.host)).toEqual({ seenByLi: [1600], seenByWang: [1600], errors: [] })
})

test('points become a thing in two windows: redeemed, a wrong code typed and the right one seen by the camera, handed over; nothing is in the way', async () => {
  const seeing = await openSeeing()
  try {
    expect(await oneRedemption(town.browser, town.host, seeing)).toEqual({ digits: 8, faults: [], refusals: ['CODE_WRONG'], errors: [] })
  } finally {
    await seeing.browser.close()
  }
})

test('one order goes through five windows, from a tap to a rating, in few calls and without an error', async () => {
  const { errors, calls, taps } = await oneOrder(town.browser, town.host)
  process.stdout.write(`${calls.length} calls: ${calls.join(', ')}\n`)
  expect(errors).toEqual([])
  expect(taps).toEqual(TAPS)
  expect(calls.filter((one) => !one.endsWith(ONCE_A_PHONE)).length).toBeLessThanOrEqual(CALLS)
})

test('forty orders leave a worker’s desk in few taps, and nothing is typed', async () => {
  const { taps, ...seen } = await fortyOrders(town.browser, town.host)
  process.stdout.write(`forty orders: ${taps} taps\n`)
  expect(seen).toEqual({ asked: 40, left: 0, errors: [] })
  expect(taps).toBeLessThanOrEqual(60)
})
