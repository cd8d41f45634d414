import { faultsOfDesks, zhaoAsksForMany, zhaoAtTheDesk } from './desk'
import { askedMeanwhile, handedOnMeanwhile } from './following'
import { fortyByKeyboard, oneStays, putOff } from './forty-by-keyboard'
import { inTown } from './town'

const town = inTown()

test('nothing is in the way at either desk, in three sizes of print', async () => {
  expect(await faultsOfDesks(town.browser, town.host)).toEqual([])
})

test('Zhao finds an errand and asks his members, beside his list', async () => {
  expect(await zhaoAtTheDesk(town.browser, town.host)).toEqual([])
})

test('Zhao asks all his members for several errands at once; what he leaves out stays where it is', async () => {
  expect(await zhaoAsksForMany(town.browser, town.host)).toEqual({ states: ['open', 'open', 'referred'], stays: 1, errors: [] })
})

test('Wang hands forty orders on with the keyboard alone', async () => {
  const { strokes, ...seen } = await fortyByKeyboard(town.browser, town.host)
  process.stdout.write(`forty orders: ${strokes} keys\n`)
  expect(seen).toEqual({ left: 0, found: true, back: true, errors: [] })
})

test('what did not go is said with the focus on the answer, and the desk goes on', async () => {
  const { told, at, after } = await oneStays(town.browser, town.host)
  expect(told).toContain('代取')
  expect({ at, after }).toEqual({ at: '知道了', after: '在这一栏里找' })
})

test('three places: 先不 ends the questions, and whatever has not gone is selected still; the first ↓ leads to the first row', async () => {
  expect(await putOff(town.browser, town.host)).toEqual({ first: 0, selected: true, sheets: 0, skipped: true })
})

test('an open order follows what others do to it, and asks for nothing once it is out of sight', async () => {
  const { read, looked, away } = await handedOnMeanwhile(town.browser, town.host)
  expect(read).toMatch(/^已交给/)
  expect({ looked, away }).toEqual({ looked: 1, away: 0 })
})

test('an open desk says that something new has come, and moves nothing by itself', async () => {
  expect(await askedMeanwhile(town.browser, town.host)).toEqual({ still: true, changed: true })
})
