/** @jest-environment ./tests/weapp/environment.cjs */
import { startHost, type RunningHost } from '../e2e/host'
import { oneOrder } from './one-order'
import { onePhoto } from './one-photo'
import { oneRedemption } from './one-redemption'
import { complaints } from './phone/app'

/** Li places and rates, Wang refers, Zhao dispatches, Chen accepts, arrives (twice in vain before) and leaves; more would be a tap that wrote twice. */
const WRITES = { fewest: 9, most: 12 }

let host: RunningHost | undefined
beforeAll(async () => {
  host = await startHost()
})
afterAll(() => host?.stop())

test('a photo is put into the folder of whoever took it, and nowhere else', async () => {
  const { li, uploads } = await onePhoto(host!)
  expect(uploads.map(({ options }) => options)).toEqual([
    expect.objectContaining({
      filePath: 'http://tmp/tap.jpg',
      cloudPath: expect.stringMatching(/^people\/[0-9a-f]{32}\/\w+\.jpg$/) as string
    })
  ])
  li.close()
  expect([...li.missing]).toEqual([])
  expect(complaints).toEqual([])
})

test('points become a thing on two phones: redeemed, scanned, handed over once', async () => {
  for (const phone of await oneRedemption(host!)) {
    phone.close()
    expect([...phone.missing]).toEqual([])
  }
  expect(complaints).toEqual([])
})

test('one order goes through the compiled pages of four phones, from the menu to the rating', async () => {
  const phones = await oneOrder(host!)
  const calls = Object.entries(phones).flatMap(([name, phone]) => phone.calls.map((action) => `${name} ${action}`))
  const writes = Object.entries(phones).flatMap(([name, phone]) => phone.writes.map((action) => `${name} ${action}`))
  process.stdout.write(`${calls.length} calls: ${calls.join(', ')}\n${writes.length} writes: ${writes.join(', ')}\n`)
  // Li's phone has made a key of its own
  expect(writes).toContain('li books.addDevice')
  expect(writes.length).toBeGreaterThanOrEqual(WRITES.fewest)
  expect(writes.length).toBeLessThanOrEqual(WRITES.most)
  for (const phone of Object.values(phones)) {
    phone.close()
    expect([...phone.missing]).toEqual([])
  }
  expect(complaints).toEqual([])
})
