import { open, placed, World } from '../../tests/kitchen/world'
import { HOUR, MINUTE } from '../clock/milliseconds'
import { suggest } from '../dispatch/suggest'
import { strangersTo } from './introduction'
import { askToBeIntroduced } from './stranger'
import { viewOf } from './view/view'

const READ = { riskRead: true, insured: true }
const outing = () => open('C02', { windows: [new World().window(5)] })
const offered = (world: World, who: string) => viewOf(world.order!, world.scene(who), [], []).actions.map(({ action }) => action)
const seen = (world: World, who: string) => viewOf(world.order!, world.scene(who), [], [])

describe('T15: whoever goes alone has been introduced by the community first', () => {
  test('until then nobody accepts what is a risk, for one person, by one volunteer', () => {
    const world = outing()
    expect(world.refusal('chen', 'accept', READ)).toBe('NOT_INTRODUCED')
    expect(offered(world, 'chen')).not.toContain('accept')
    expect(seen(world, 'chen').unintroduced).toBe('asked')
    world.introduced = ['chen']
    expect(offered(world, 'chen')).toContain('accept')
    expect(seen(world, 'chen').unintroduced).toBeUndefined()
    expect(world.do('chen', 'accept', READ).order?.state).toBe('accepted')
  })

  test.each([
    ['what is no such risk', () => open('B08')],
    ['what two go to', () => open('B02')],
    [
      'an outing that needs two',
      () => {
        const world = outing()
        Object.assign(world.order!, { slots: 2, minPeople: 2 })
        return world
      }
    ],
    [
      'something for many',
      () => {
        const world = outing()
        Object.assign(world.order!, { beneficiaryId: null, collective: true })
        return world
      }
    ]
  ])('nobody is introduced for %s', (_, begun) => {
    const world = begun()
    expect(strangersTo(world.order!, world.scene('wang'))).toEqual([])
    expect(world.refusal('chen', 'accept', READ)).toBeNull()
  })

  test('where one is enough nobody comes as a stranger, however many places there are', () => {
    const world = outing()
    Object.assign(world.order!, { slots: 2 })
    expect(world.refusal('chen', 'accept', READ)).toBe('NOT_INTRODUCED')
    world.introduced = ['chen']
    world.do('chen', 'accept', READ)
    expect(seen(world, 'wang').strangers?.map(({ name }) => name)).toEqual(['qian师傅'])
    expect(world.refusal('qian', 'accept', READ)).toBe('NOT_INTRODUCED')
  })

  test('and where two are needed nobody begins alone', () => {
    const world = open('B02').do('chen', 'accept', READ)
    world.until(world.window().startAt - 2 * HOUR)
    // nobody is promised a button that will not be there
    expect(seen(world, 'chen').soon).toBeUndefined()
    world.until(world.window().startAt)
    expect(world.order?.state).toBe('open')
    expect(world.refusal('li', 'proceed', {})).toBe('MIN_PEOPLE')
    expect(world.refusal('chen', 'arrive', { code: 'good' })).toBe('MIN_PEOPLE')
    expect(world.offers('chen')).not.toContain('arrive')
    expect(seen(world, 'chen')).toMatchObject({ lacking: { needed: 2, more: 1 } })
    // nobody is awaited yet: no code for them, no reminder, and who waits for the others is not late
    expect(seen(world, 'li')).toMatchObject({ stateWords: '还差 1 位，正在找人', lacking: { more: 1 }, may: { code: false } })
    expect(seen(world, 'zhao').lacking).toBeUndefined()
    world.wait(HOUR)
    expect(world.offers('li')).not.toContain('mark_absent')
    expect(world.refusal('li', 'mark_absent', { seatId: '1-1' })).toBe('MIN_PEOPLE')
    // whoever came all the same and stands before a closed door says so
    world.wait(15 * MINUTE)
    expect(world.offers('chen')).toContain('no_answer')
    world.do('qian', 'accept', READ)
    expect(seen(world, 'li')).toMatchObject({ stateWords: 'chen师傅、qian师傅会来', may: { code: true } })
    expect(world.do('chen', 'arrive', { code: 'good' }).order?.state).toBe('serving')
  })

  test('of two who do not come both may be said to be absent, each after a word of warning', () => {
    const world = open('B02').do('chen', 'accept', READ).do('qian', 'accept', READ)
    world.until(world.window().startAt).wait(HOUR)
    const absent = world.order?.seats.filter(({ acceptedAt }) => acceptedAt !== null).map(({ id }) => id) ?? []
    expect(seen(world, 'li').actions.find(({ action }) => action === 'mark_absent')?.warning).toContain('先打电话')
    for (const seatId of absent) world.do('li', 'mark_absent', { seatId })
    expect(world.order?.seats.filter(({ state }) => state === 'absent')).toHaveLength(2)
  })

  test('the community’s own paid staff need no introduction, and the handler reads who does', () => {
    const world = outing()
    world.people.chen!.posts.push({ role: 'grid_worker', orgId: 'c1' })
    const names = () => seen(world, 'wang').strangers?.map(({ name }) => name)
    expect(names()).toEqual(['qian师傅'])
    world.people.chen!.posts.pop()
    expect(names()).toEqual(['chen师傅', 'qian师傅'])
    for (const who of ['li', 'zhao', 'chen']) expect(seen(world, who).strangers).toBeUndefined()
    world.introduced = ['chen']
    expect(names()).toEqual(['qian师傅'])
    world.do('chen', 'accept', READ)
    expect(names()).toBeUndefined()
  })

  test('whoever deals with it is told that somebody waits to be introduced', () => {
    const told = (world: World) => world.changes.at(-1)?.notices.filter(({ kind }) => kind === 'introduce')
    expect(told(outing())).toEqual([{ to: 'handlers', kind: 'introduce' }])
    expect(told(open('B08'))).toEqual([])
  })
})

describe('whom the ring reaches asks to be introduced', () => {
  /** Offered to everybody, and nobody is asked by name. */
  const offered = () => {
    const world = placed('C02', { windows: [new World().window(5)] }).do('wang', 'refer_pool', { ring: 'district' })
    world.now += 1
    return world
  }
  const asks = (world: World, who: string) => askToBeIntroduced(world.order!, world.scene(who))
  const refused = (world: World, who: string) => {
    try {
      return asks(world, who) && null
    } catch (error) {
      return (error as { code: string }).code
    }
  }

  test('from then on they are among those who are asked, and the community is told', () => {
    const world = offered()
    expect(seen(world, 'chen').unintroduced).toBe('unasked')
    const before = structuredClone(world.order!)
    const change = asks(world, 'chen')!
    expect(world.order).toEqual(before)
    expect(change).toMatchObject({ events: [], value: [], notices: [{ to: 'handlers', kind: 'introduce' }] })
    expect(change.order).toEqual({ ...before, version: before.version + 1, seats: change.order.seats })
    world.order = change.order
    expect(seen(world, 'chen').unintroduced).toBe('asked')
    expect(seen(world, 'wang').strangers).toEqual([{ seatId: change.order.seats[0]?.id, name: 'chen师傅' }])
    expect(asks(world, 'chen')).toBeNull()
    expect(world.refusal('chen', 'accept', READ)).toBe('NOT_INTRODUCED')
    world.introduced = ['chen']
    expect(world.do('chen', 'accept', READ).order?.state).toBe('accepted')
  })

  test('who has said no may think better of it', () => {
    const world = offered()
    world.order = asks(world, 'chen')!.order
    world.do('chen', 'pass', {})
    expect(seen(world, 'chen').unintroduced).toBe('unasked')
    world.order = asks(world, 'chen')!.order
    expect(world.order.seats.map(({ personId, state }) => [personId, state])).toEqual([['chen', 'invited']])
  })

  test.each<[string, string, (world: World) => void, string]>([
    ['for whom nobody has to be introduced', 'chen', (world) => (world.introduced = ['chen']), 'CHANGED'],
    ['whose day is full', 'chen', (world) => world.people.chen!.busy.push(world.order!.windows[0]!), 'TIME_CLASH'],
    ['who is not insured', 'chen', (world) => (world.people.chen!.volunteer!.insured = false), 'NOT_ELIGIBLE'],
    ['of the family', 'lily', () => undefined, 'OWN_ORDER'],
    ['who asked for it', 'li', () => undefined, 'NOT_ALLOWED'],
    ['of the community’s own staff, who need none', 'wang', () => undefined, 'CHANGED'],
    ['who comes too late', 'chen', (world) => (world.now = world.order!.windows[0]!.endAt), 'TOO_LATE'],
    [
      'who comes when the place is taken',
      'chen',
      (world) => {
        world.introduced = ['qian']
        world.do('qian', 'accept', READ)
      },
      'CHANGED'
    ],
    ['whom it does not reach', 'chen', (world) => (world.order!.ring = 'unit'), 'NOT_FOUND']
  ])('nobody %s', (_, who, first, code) => {
    const world = offered()
    first(world)
    const before = structuredClone(world.order)
    expect(refused(world, who)).toBe(code)
    expect(world.order).toEqual(before)
    if (code !== 'NOT_FOUND') expect(seen(world, who).unintroduced).toBeUndefined()
  })
})

test('a suggestion says who would have to be introduced', () => {
  const world = placed()
  const { volunteer } = world.people.chen!
  const candidate = { personId: 'chen', publicName: '陈师傅', volunteer: volunteer!, distanceMetres: null, busy: [] }
  const rest = { lastInvitedAt: null, withdrawals: 0, close: false, barred: false, stranger: true }
  const { fit } = suggest({ now: world.now, risk: 'L1', windows: world.order!.windows }, null, [{ ...candidate, ...rest }])
  expect(fit[0]?.words).toContain('要先由社区介绍')
})
