import { open, placed, World } from '../../tests/kitchen/world'
import { suggest } from '../dispatch/suggest'
import { strangersTo } from './introduction'
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
    expect(seen(world, 'chen').unintroduced).toBe(true)
    world.introduced = ['chen']
    expect(offered(world, 'chen')).toContain('accept')
    expect(seen(world, 'chen').unintroduced).toBeUndefined()
    expect(world.do('chen', 'accept', READ).order?.state).toBe('accepted')
  })

  test.each([
    ['what is no such risk', () => open('B08')],
    ['what two go to', () => open('B02')],
    [
      'an outing that two go to',
      () => {
        const world = outing()
        Object.assign(world.order!, { slots: 2 })
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

test('a suggestion says who would have to be introduced', () => {
  const world = placed()
  const { volunteer } = world.people.chen!
  const candidate = { personId: 'chen', publicName: '陈师傅', volunteer: volunteer!, distanceMetres: null, busy: [] }
  const rest = { lastInvitedAt: null, withdrawals: 0, close: false, barred: false, stranger: true }
  const { fit } = suggest({ now: world.now, risk: 'L1', windows: world.order!.windows }, null, [{ ...candidate, ...rest }])
  expect(fit[0]?.words).toContain('要先由社区介绍')
})
