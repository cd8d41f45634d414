import { faultsOfDesks, zhaoAtTheDesk } from './desk'
import { fortyByKeyboard, oneStays } from './forty-by-keyboard'
import { inTown } from './town'

const town = inTown()

test('nothing is in the way at either desk, in three sizes of print', async () => {
  expect(await faultsOfDesks(town.browser, town.host)).toEqual([])
})

test('Zhao finds an errand and asks his members, beside his list', async () => {
  expect(await zhaoAtTheDesk(town.browser, town.host)).toEqual([])
})

test('Wang hands forty orders on with the keyboard alone', async () => {
  const { strokes, ...seen } = await fortyByKeyboard(town.browser, town.host)
  process.stdout.write(`forty orders: ${strokes} keys\n`)
  expect(seen).toEqual({ left: 0, back: true, errors: [] })
})

test('what did not go is said with the focus on the answer, and the desk goes on', async () => {
  const { told, at, after } = await oneStays(town.browser, town.host)
  expect(told).toContain('代取')
  expect({ at, after }).toEqual({ at: '知道了', after: '在这一栏里找' })
})
