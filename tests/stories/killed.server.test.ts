import { rmSync } from 'node:fs'
import { bundleFor, killed } from '../host/kills'

let functions: string
beforeAll(async () => void (functions = await bundleFor('timebank')))
afterAll(() => rmSync(functions, { recursive: true, force: true }))

/** `npm run bench -- killed` does it fifty times. */
test.each(['server', 'host'] as const)(
  'the %s killed three times under load: nothing that was acknowledged is lost, nothing is there twice',
  async (what) => {
    const { acknowledged, ...rest } = await killed(what, functions, 3)
    expect(rest).toEqual({ kills: 3, lost: 0, again: expect.any(Number), broken: [] })
    expect(acknowledged).toBeGreaterThan(10)
  },
  300_000
)
