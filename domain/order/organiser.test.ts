import { MINUTE } from '../clock/milliseconds'
import { moved } from '../../tests/kitchen/kept'
import { World } from '../../tests/kitchen/world'
import { nameOrganiser } from './organiser'

const DANCERS = ['chen', 'qian', 'wu', 'zheng', 'feng']
/** The community asks for so many at its square; five say yes, and Chen leads. */
const led = (slots = 5): World => {
  const world = new World()
  world.do('wang', 'place', {
    beneficiaryId: null,
    itemCode: 'E02',
    windows: [world.window()],
    where: { publicPlace: '广场', gridId: 'g1' },
    witness: { kind: 'person', personId: 'grid' }
  })
  world.do('he', 'refer_unit', { unitId: 'u1', slots }).do('zhao', 'dispatch', { inviteeIds: [...DANCERS, 'zhu'] })
  for (const who of DANCERS) world.do(who, 'accept', {})
  return world.do('chen', 'lead', { on: true })
}
const names = (world: World, whom: string, on = true, who = 'chen') => {
  const change = nameOrganiser(world.order!, { seatId: world.seat(whom)?.id ?? '', on }, world.scene(who))
  if (change) world.order = change.order
  return change
}
const refused = (world: World, whom: string, who = 'chen') => {
  try {
    return names(world, whom, true, who) && null
  } catch (error) {
    return (error as { code: string }).code
  }
}
const named = ({ order }: World) => order?.seats.flatMap(({ personId, organiserBy }) => (organiserBy === null ? [] : [personId]))
const arriveAll = (world: World, who: string[]) => {
  world.until(world.window().startAt)
  for (const one of who) world.do(one, 'arrive', { code: 'good' })
  return world
}

describe('R03: the leader names who helps to organise', () => {
  test('it is kept who named them, in the next version and as no step', () => {
    const world = led()
    const before = structuredClone(world.order!)
    expect(names(world, 'qian')).toMatchObject({ events: [], value: [], notices: [], order: { version: before.version + 1 } })
    expect(world.seat('qian')).toMatchObject({ organiserBy: 'chen', leader: false })
    expect(names(world, 'qian')).toBeNull()
    names(world, 'qian', false)
    expect(world.order).toEqual({ ...before, version: before.version + 2 })
  })

  test.each<[string, string, string, (world: World) => void, string]>([
    ['one who does not lead', 'qian', 'wu', () => undefined, 'NOT_ALLOWED'],
    ['the staff who opened it', 'wang', 'qian', () => undefined, 'NOT_ALLOWED'],
    ['whoever shows the code', 'grid', 'qian', () => undefined, 'NOT_ALLOWED'],
    ['a passer-by', 'guest', 'qian', () => undefined, 'NOT_FOUND'],
    ['a leader, of themselves', 'chen', 'chen', () => undefined, 'ORGANISER_OTHER'],
    ['a leader, of somebody who was only asked', 'chen', 'zhu', () => undefined, 'CHANGED'],
    ['a leader, of somebody who has withdrawn', 'chen', 'qian', (world) => world.do('qian', 'withdraw', {}), 'CHANGED'],
    ['a leader, of nobody', 'chen', 'guest', () => undefined, 'CHANGED'],
    ['a leader, of one too many', 'chen', 'wu', (world) => names(world, 'qian'), 'ORGANISERS_FULL'],
    ['a leader of two', 'chen', 'qian', (world) => Object.assign(world.order!, { slots: 2 }), 'CHANGED'],
    ['a leader who comes too late', 'chen', 'qian', (world) => arriveAll(world, ['feng']), 'WRONG_STATE'],
    ['one who leads no more', 'chen', 'qian', (world) => world.do('chen', 'lead', { on: false }), 'NOT_ALLOWED']
  ])('not %s', (_, who, whom, first, code) => {
    const world = led()
    first(world)
    const before = structuredClone(world.order)
    expect(refused(world, whom, who)).toBe(code)
    expect(world.order).toEqual(before)
  })

  test.each([
    [3, 1],
    [10, 1],
    [11, 2]
  ])('of %i places for %i', (slots, most) => {
    const world = led()
    Object.assign(world.order!, { slots })
    for (const whom of ['qian', 'wu', 'zheng'].slice(0, most)) names(world, whom)
    expect([named(world)?.length, refused(world, 'feng')]).toEqual([most, 'ORGANISERS_FULL'])
  })

  test.each<[string, (world: World) => void]>([
    ['withdraws', (world) => world.do('qian', 'withdraw', {})],
    ['is released', (world) => world.do('wang', 'release', { seatId: world.seat('qian')?.id ?? '' })],
    ['is asked again for another time', (world) => world.do('wang', 'reschedule', { windows: [world.window(3)] })],
    ['leads instead', (world) => world.do('chen', 'lead', { on: false }).do('qian', 'lead', { on: true })],
    [
      'does not come',
      (world) => world.until(world.window().startAt + 31 * MINUTE).do('chen', 'mark_absent', { seatId: world.seat('qian')?.id ?? '' })
    ],
    ['of whom the leader thinks better', (world) => names(world, 'qian', false)]
  ])('who %s holds the place no longer', (_, leaves) => {
    const world = led()
    names(world, 'qian')
    leaves(world)
    expect(named(world)).toEqual([])
  })

  test('who was named and never came is none when it is over', () => {
    const world = led()
    names(world, 'qian')
    arriveAll(world, ['chen', 'wu']).wait(30 * MINUTE)
    world.do('chen', 'leave', { code: 'good' }).do('wu', 'leave', { code: 'good' }).do('wang', 'finish', {})
    expect(named(world)).toEqual([])
  })
})

describe('who reads of it', () => {
  const seen = (world: World, who: string) => world.sees(who)
  const organiser = (world: World, who: string) =>
    seen(world, who)
      .seats.filter((seat) => seat.organiser)
      .map(({ name }) => name)

  test('the leader reads whom they may name, and once a place is taken whom they have named', () => {
    const world = led()
    const offered = () => seen(world, 'chen').organisers
    const seatIds = ['qian', 'wu', 'zheng', 'feng'].map((who) => world.seat(who)?.id)
    expect(offered()).toEqual({ most: 1, seats: seatIds.map((seatId) => ({ seatId, named: false })) })
    names(world, 'wu')
    expect(offered()).toEqual({ most: 1, seats: [{ seatId: seatIds[1], named: true }] })
    for (const who of ['qian', 'wu', 'wang', 'zhao', 'grid', 'zhu']) expect([who, seen(world, who).organisers]).toEqual([who, undefined])
    arriveAll(world, ['feng'])
    expect(offered()).toBeUndefined()
  })

  test('everybody inside reads who it is; who shows the code and who is only asked do not', () => {
    const world = led()
    names(world, 'wu')
    for (const who of ['chen', 'qian', 'wu', 'wang', 'he', 'zhao']) expect([who, organiser(world, who)]).toEqual([who, ['wu师傅']])
    for (const who of ['grid', 'zhu']) expect([who, organiser(world, who)]).toEqual([who, []])
  })
})

test.each([
  ['who helped to organise three', 3, ['qian'], { chen: 28, qian: 24, wu: 20, zheng: 20, feng: 20 }],
  ['two who helped with eleven', 11, ['qian', 'wu'], { chen: 28, qian: 24, wu: 24, zheng: 20, feng: 20 }],
  [
    'two of whom one is too many, for fewer came than were asked for',
    10,
    ['wu', 'qian'],
    { chen: 28, qian: 24, wu: 20, zheng: 20, feng: 20 }
  ]
])('two hours of a show, by rules R02 and R03: %s', (_, places, whom, points) => {
  const world = led()
  Object.assign(world.order!, { slots: 11 })
  for (const one of whom) names(world, one)
  Object.assign(world.order!, { slots: 5 })
  arriveAll(world, DANCERS).wait(120 * MINUTE)
  for (const who of DANCERS) world.do(who, 'leave', { code: 'good' })
  Object.assign(world.order!, { slots: places })
  world.wait(3 * 24 * 60 * MINUTE).do('he', 'verify', { how: 'call', words: '问过了' })
  const { transfers, lines } = moved(world)
  const earned = transfers.flatMap(({ id, lines: paid }: { id: string; lines?: readonly { amount: number }[] }) =>
    id.endsWith('/R01') ? [[id.split('/')[4], paid?.[0]?.amount]] : []
  )
  expect(Object.fromEntries(earned)).toEqual(points)
  expect(lines.find(({ transferId }) => transferId.includes('award/qian/R01'))?.why).toContain('协助组织者 ×1.2')
})
