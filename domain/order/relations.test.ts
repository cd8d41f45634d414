import type { Role } from './scene'
import { accepted, open, placed, served, World } from '../../tests/kitchen/world'
import { mayHaveCode, mayPrintSlip, viewersOf } from './view/viewers'

const RATED = { outcome: 'solved', satisfaction: 'good' } as const
const holds = (world: World, who: string, role: Role, orgId = 'c1') => {
  Object.assign(world.people[who] as object, { posts: [{ role, orgId }] })
  return world
}
/** …who agreed to act for Li only after all that. */
const linked = (world: World, who: string) => {
  world.agentFor[who] = ['li']
  return world
}
const slip = (world: World, who: string) => mayPrintSlip(world.order as never, world.scene(who))
const code = (world: World, who: string) => mayHaveCode(world.order as never, world.scene(who))

describe('an agent is family, never a worker on duty', () => {
  const PAID: readonly (readonly [Role, string])[] = [
    ['community_worker', 'c1'],
    ['grid_worker', 'c1'],
    ['hotline', 'c1']
  ]
  test.each(PAID)('a %s of %s who cares for her mother neither speaks for her here nor shows her code', (role, orgId) => {
    const world = holds(served(), 'lily', role, orgId)
    expect(world.refusal('lily', 'rate', RATED)).toBe('NOT_ALLOWED')
    expect(code(holds(accepted(), 'lily', role, orgId), 'lily')).toBe(false)
    expect(holds(accepted(), 'lily', role, orgId).offers('lily')).not.toContain('cancel')
  })

  const FREE: readonly (readonly [Role, string])[] = [
    ['liaison', 'u1'],
    ['liaison', 'c1'],
    ['merchant', 'c1'],
    ['grid_worker', 'c9'],
    ['street_staff', 's1']
  ]
  test.each(FREE)('a %s of %s remains the agent', (role, orgId) => {
    expect(holds(served(), 'lily', role, orgId).refusal('lily', 'rate', RATED)).toBeNull()
    expect(code(holds(accepted(), 'lily', role, orgId), 'lily')).toBe(true)
  })

  test('whose organisation has the order now is on duty too', () => {
    const world = holds(served(), 'lily', 'street_staff', 's1').do('wang', 'escalate', { reason: '要街道协调' })
    expect(world.refusal('lily', 'rate', RATED)).toBe('NOT_ALLOWED')
  })

  test('she still reads her mother’s order, for she is whom a closed door calls', () => {
    const world = holds(accepted(), 'lily', 'grid_worker')
    expect(viewersOf(world.order as never, world.scene('lily'))).toContain('requester')
    expect(world.sees('lily').stateWords).toBe('chen师傅会来')
  })

  test('what a worker places for her own mother she places as a worker, says why, and may change it, never rate it', () => {
    const world = holds(new World(), 'lily', 'grid_worker')
    world.hasApp.li = false
    const ask = {
      beneficiaryId: 'li',
      itemCode: 'B08',
      windows: [world.window()],
      where: { addressId: 'a1' },
      witness: { kind: 'slip' }
    } as const
    expect(world.refusal('lily', 'place', { ...ask, windows: [world.window()] })).toBe('WHY_NEEDED')
    world.do('lily', 'place', { ...ask, windows: [world.window()], why: '母亲没有手机' })
    expect(world.order).toMatchObject({ placerId: 'lily', agentId: null })
    expect(world.offers('lily')).toEqual(expect.arrayContaining(['edit', 'cancel']))
  })
})

describe('whoever comes never speaks for whom they came to', () => {
  const onPaper = () => linked(open('B08', { witness: { kind: 'slip' } }).do('chen', 'accept', {}), 'chen')

  test('a helper who became the agent afterwards prints no slip', () => {
    expect(slip(onPaper(), 'chen')).toBe(false)
    expect(slip(onPaper(), 'lily')).toBe(true)
  })

  test('nor says how the own visit was, then or later', () => {
    const world = linked(served(), 'chen')
    expect(world.refusal('chen', 'rate', RATED)).toBe('NOT_ALLOWED')
    world.do('li', 'rate', RATED)
    expect(world.refusal('chen', 'amend_rating', RATED)).toBe('NOT_ALLOWED')
    expect(world.refusal('lily', 'amend_rating', RATED)).toBeNull()
  })

  test('nor after the seat was given up', () => {
    const world = linked(
      placed('B08', { witness: { kind: 'slip' } })
        .do('wang', 'refer_pool', {})
        .do('chen', 'accept', {}),
      'chen'
    )
    world.do('chen', 'withdraw', {})
    expect(slip(world, 'chen')).toBe(false)
    expect(world.offers('chen')).not.toContain('cancel')
  })
})

describe('the rights of whoever placed it end with the post', () => {
  /** The grid worker places for Sun, who has no telephone, and Chen says yes. */
  const forSun = () => {
    const world = new World()
    const ask = {
      beneficiaryId: 'sun',
      itemCode: 'B08',
      where: { addressId: 'a2' },
      witness: { kind: 'slip' },
      why: '孙奶奶没有手机'
    } as const
    world.do('grid', 'place', { ...ask, windows: [world.window()], words: '门口有狗' })
    return world.do('wang', 'refer_pool', {}).do('chen', 'accept', {})
  }
  const ALL = { cancel: true, reschedule: true, slip: true, words: '门口有狗', viewers: ['passer', 'requester', 'handler'] }
  const NOTHING = { cancel: false, reschedule: false, slip: false, words: undefined, viewers: ['passer'] }
  const rights = (world: World) => ({
    cancel: world.offers('grid').includes('cancel'),
    reschedule: world.offers('grid').includes('reschedule'),
    slip: slip(world, 'grid'),
    words: world.sees('grid').words,
    viewers: viewersOf(world.order as never, world.scene('grid'))
  })

  test.each([
    ['who works here still', [{ role: 'grid_worker', orgId: 'c1' }], true],
    ['who has another post that places for people here', [{ role: 'hotline', orgId: 'c1' }], true],
    ['who has left', [], false],
    ['who works for another community now', [{ role: 'grid_worker', orgId: 'c9' }], false],
    ['who is a liaison now', [{ role: 'liaison', orgId: 'u1' }], false]
  ] as const)('%s', (_who, posts, still) => {
    const world = forSun()
    expect(rights(world)).toEqual(ALL)
    Object.assign(world.people.grid as object, { posts })
    expect(rights(world)).toEqual(still ? ALL : NOTHING)
  })

  test('a level up takes nothing from whoever placed it', () => {
    expect(rights(forSun().do('wang', 'escalate', { reason: '要街道协调' }))).toMatchObject({ slip: true, words: '门口有狗' })
  })

  test('who is the agent besides remains the agent', () => {
    const world = linked(forSun(), 'grid')
    world.agentFor.grid = ['sun']
    Object.assign(world.people.grid as object, { posts: [] })
    expect(rights(world)).toMatchObject({ slip: true, viewers: ['passer', 'requester'] })
  })

  test('whoever holds a seat prints no slip, whatever else they are', () => {
    const world = forSun()
    Object.assign(world.order as object, { placerId: 'chen' })
    Object.assign(world.people.chen as object, { posts: [{ role: 'grid_worker', orgId: 'c1' }] })
    expect(slip(world, 'chen')).toBe(false)
  })
})
