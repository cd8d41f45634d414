import { HOUR, MINUTE } from '../clock/milliseconds'
import { balanceOf } from '../ledger/books'
import { accountOf } from '../ledger/account'
import { withNumbers } from '../points/pack/numbers'
import { DEFAULT_PACK, versionsOf } from '../points/pack/packs'
import { corrected, Kept } from '../../tests/kitchen/kept'
import { accepted, type World } from '../../tests/kitchen/world'

const chen = accountOf('point', 'earned', 'chen')

/** Chen is with Li for an hour; she says how it was so many hours later. */
const visited = (): World => {
  const world = accepted('A01')
  world
    .until(world.window().startAt)
    .do('chen', 'arrive', { code: 'good' })
    .wait(60 * MINUTE)
  return world.do('chen', 'leave', { code: 'good' })
}
const said = (world: World, later: number): World => world.wait(later).do('li', 'rate', { outcome: 'solved', satisfaction: 'good' })
/** The district's own version with twice the points, from an instant on. */
const double = (effectiveAt: number) =>
  versionsOf([{ ...withNumbers(DEFAULT_PACK, { R01: { pointsPerHour: 20 } }), version: 'double', effectiveAt }])

describe('the version is that of the moment of service (red line 18)', () => {
  const world = visited()
  const servedAt = world.order?.servedAt ?? 0

  test.each([
    ['it began the moment before', servedAt - 1, 30],
    ['it begins with the very moment', servedAt, 30],
    ['it begins the moment after', servedAt + 1, 20],
    ['it begins between service and the word', servedAt + HOUR, 20]
  ])('%s', (_name, effectiveAt, points) => {
    const kept = new Kept(null, null, double(effectiveAt)).take(said(visited(), 2 * HOUR))
    expect(balanceOf(kept.books, chen).posted).toBe(points)
  })

  test('a correction keeps to the version that it replaces, whichever is in force by then', () => {
    const later = said(visited(), 2 * HOUR)
    const kept = new Kept(null, null, double(servedAt + HOUR)).take(later)
    kept.take(corrected(later.wait(24 * HOUR), 30))
    expect(kept.lines.filter(({ line }) => line && 'code' in line).map(({ line }) => line && 'version' in line && line.version)).toEqual([
      '2026-01',
      '2026-01',
      '2026-01'
    ])
    expect(balanceOf(kept.books, chen).posted).toBe(15)
  })
})
