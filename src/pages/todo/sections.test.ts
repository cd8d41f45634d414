import type { Me } from '@contract/member'
import type { Role } from '@domain/order/scene'
import { sectionsOf, type Section } from './sections'

const NOBODY: Me = {
  person: null,
  posts: [],
  volunteer: null,
  handOverWaits: false,
  agentFor: [],
  addresses: [],
  photoFolder: '',
  wechat: { templates: {}, left: {} }
}
const LI: Me['person'] = {
  id: 'li',
  name: '李桂芳',
  publicName: '李奶奶',
  birthDay: '1954-03-08',
  checked: true,
  phoneTail: '0001',
  communityId: 'huaishu',
  communityName: '槐树里社区',
  gridId: 'huaishu-1',
  gridName: '槐树里第一网格',
  largePrint: true,
  fontSize: null,
  erasedAfter: null
}
const post = (role: Role, orgId: string, orgName: string): Me['posts'][number] => ({ role, roleName: '', orgId, orgName })
const volunteer: Me['volunteer'] = { unitName: '城区供电所', skills: [], qualifications: [], insured: true, communityNames: [] }
/** The lists of orders among what waits. */
const listsOf = (...asked: Parameters<typeof sectionsOf>) => sectionsOf(...asked).filter((one): one is Section => 'read' in one)
const read = (me: Me) => listsOf(me).map(({ read, folded }) => `${read}${folded ? ' folded' : ''}`)

test('a resident sees what waits for her word', () => {
  expect(read({ ...NOBODY, person: LI })).toEqual(['rating.waiting'])
})

test('a member sees who asks, what is ahead, and the pool when it is opened', () => {
  expect(read({ ...NOBODY, person: LI, volunteer })).toEqual(['order.tasks', 'order.tasks', 'order.pool folded'])
})

test('somebody with two posts who also helps sees the union, and reads one list a post at once', () => {
  const posts = [post('community_worker', 'huaishu', '槐树里社区'), post('liaison', 'power', '城区供电所')]
  const open = listsOf({ ...NOBODY, person: LI, posts, volunteer }).filter(({ folded }) => !folded)
  expect(open.map(({ title }) => title)).toEqual(['槐树里社区 · 待交单', '城区供电所 · 待下单'])
  expect(read({ ...NOBODY, person: LI, posts, volunteer })).toContain('order.pool folded')
})

test('two posts with the same work are one list', () => {
  const posts = [post('grid_worker', 'huaishu', '槐树里社区'), post('hotline', 'huaishu', '槐树里社区')]
  expect(read({ ...NOBODY, person: LI, posts })).toEqual(['order.mine'])
})

test('somebody who has not registered, and a post without work here, read nothing', () => {
  expect(read(NOBODY)).toEqual([])
  expect(read({ ...NOBODY, posts: [post('merchant', 'grain-shop', '粮油店')] })).toEqual([])
})

test('whoever holds the post at a merchant goes to the counter', () =>
  expect(sectionsOf({ ...NOBODY, posts: [post('merchant', 'market', '社区超市')] })).toEqual([
    {
      title: '社区超市 · 来取东西的',
      go: { label: '扫码交东西', url: `/shop/counter/index?org=market&name=${encodeURIComponent('社区超市')}` }
    }
  ]))

test('what orders still want of a worker stands behind what is new, folded and counted', () => {
  const posts = [post('community_worker', 'huaishu', '槐树里社区')]
  const lists = [
    { orgId: 'huaishu', list: 'alarms' as const, count: 2 },
    { orgId: 'huaishu', list: 'unrated' as const, count: 100 },
    { orgId: 'elsewhere', list: 'absences' as const, count: 1 }
  ]
  const sections = listsOf({ ...NOBODY, person: LI, posts }, { owed: lists, answers: [], stopped: [] })
  expect(sections.slice(0, 4).map(({ title }) => title)).toEqual([
    '槐树里社区 · 待交单',
    '槐树里社区 · 要马上了解，2 单',
    '槐树里社区 · 没人评的要核实，100 单以上',
    '槐树里社区 · 已交出'
  ])
  expect(sections.filter(({ folded }) => !folded)).toHaveLength(1)
})

test('feedback that waits for an answer is counted behind what orders want, with the way there', () => {
  const posts = [post('street_staff', 'liuyin', '柳荫街道')]
  const owed = [{ orgId: 'liuyin', list: 'alarms' as const, count: 1 }]
  const sections = sectionsOf({ ...NOBODY, person: LI, posts }, { owed, answers: [{ orgId: 'liuyin', count: 3 }], stopped: [] })
  expect(sections.map(({ title }) => title).slice(1, 3)).toEqual(['柳荫街道 · 要马上了解，1 单', '柳荫街道 · 投诉建议等回复，3 条'])
  expect(sections[2]).toMatchObject({ go: { label: '去回复', url: '/account/answers/index?orgId=liuyin' } })
})

test('whoever is of the district reads first what stands still, with the way there; nobody else does', () => {
  const stopped = { owed: [], answers: [], stopped: ['minute' as const] }
  const of = (role: Role, orgId: string) =>
    sectionsOf({ ...NOBODY, person: LI, posts: [post(role, orgId, '某处')] }, stopped).map(({ title }) => title)
  expect(of('district_staff', 'linjiang-district')[0]).toBe('账目有对不上的，互助时间先停着')
  expect(of('street_staff', 'liuyin')).not.toContain('账目有对不上的，互助时间先停着')
})
