import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { CallAnswer, Input } from '@contract'
import type { Me } from '@contract/member'
import type { Page } from '@contract/page'
import { dayOf } from '@domain/clock/shanghai'
import type { OrderCard, OrderView } from '@domain/order/view/shapes'
import { newPersonId } from '../../cloudfunctions/_kit/request'
import { openKeys } from '../../cloudfunctions/_kit/seal'
import { foundDistrict, type Founded } from '../../scripts/founding/found'
import { FoundingRefused, readDistrict } from '../../scripts/founding/read'
import { afternoon, clock, contextOf, doors, found, newRequest, pool, rows } from './doors'

const EXAMPLE = readFileSync(path.join(__dirname, '../../docs/district.example.json'), 'utf8')
const file = readDistrict(EXAMPLE)
const begin = (district = file): Promise<Founded> =>
  foundDistrict(pool, district, {
    lock: openKeys(process.env.LINLI_MASTER_KEY ?? '').of(district.tenant.id),
    newPersonId,
    today: dayOf(clock.now)
  })

/** Somebody's call from the mini-program of this district. */
const call = async <T>(who: string, action: string, input: unknown): Promise<T> => {
  const name = action.split('.')[0] as keyof typeof doors
  const context = contextOf(who, { WX_APPID: file.tenant.appId, WX_OPENID: `openid-${who}` })
  const answer = (await doors[name]({ action, input, requestId: newRequest() }, context)) as CallAnswer<T>
  if (!answer.ok) throw new Error(`${who} ${action}: ${answer.error.code} ${answer.error.message}`)
  return answer.value
}
const enter = (who: string, name: string, phone: string) =>
  call<Me>(who, 'member.register', { name, phone, birthDay: '1980-05-01', gridId: 'guihua-1', building: '1号楼', door: '101' })
const step = (order: OrderView, action: string, input: unknown): Input<'order.perform'> =>
  ({ orderId: order.id, action, round: order.round, termsVersion: order.termsVersion, input }) as Input<'order.perform'>
const added = (founded: Founded) => Object.values(founded.tables).reduce((sum, one) => sum + one.added + one.changed, 0)

beforeEach(() => found())

test('a district from its file: those it names sign in with their telephone, and one order goes all the way to a yes', async () => {
  expect(added(await begin())).toBeGreaterThan(70)
  const worker = await enter('zhou', '周敏', '10100000001')
  expect(worker).toMatchObject({ person: { publicName: '周社工' }, posts: [{ role: 'community_worker', orgName: '桂花社区' }] })
  await enter('qian', '钱莉', '10100000003')
  await enter('luo', '罗平', '10100000004')
  const granny = await enter('granny', '林玉', '10100000009')
  expect(granny.posts).toEqual([])

  const { orders } = await call<{ orders: { view: OrderView }[] }>('granny', 'order.place', {
    beneficiaryId: granny.person?.id,
    itemCode: 'B08',
    windows: [afternoon()],
    where: { addressId: granny.addresses[0]?.id },
    witness: { kind: 'beneficiary' }
  })
  const order = orders[0]!.view
  const inbox = await call<Page<OrderCard>>('zhou', 'community.inbox', { orgId: 'guihua', list: 'placed' })
  expect(inbox.items.map(({ id }) => id)).toEqual([order.id])
  await call('zhou', 'order.perform', step(order, 'refer_unit', { unitId: 'library' }))
  const luo = await call<Me>('luo', 'member.me', {})
  await call('qian', 'order.perform', step(order, 'dispatch', { inviteeIds: [luo.person?.id] }))
  const yes = await call<{ view: OrderView }>('luo', 'order.perform', step(order, 'accept', { riskRead: true, insured: true }))
  expect(yes.view.state).toBe('accepted')
  // a phone asks WeChat for consent by the district's own templates
  expect(luo.wechat.templates).toEqual(Object.fromEntries(Object.entries(file.templates ?? {}).map(([kind, { id }]) => [kind, id])))
})

test('a second time it changes nothing; with more in the file it adds just that, and a post ends by its day', async () => {
  await begin()
  expect(added(await begin())).toBe(0)
  const [zhou, ...others] = file.people
  const more = { ...file, people: [{ ...zhou!, posts: zhou!.posts.map((post) => ({ ...post, until: '2026-11-01' })) }, ...others] }
  const founded = await begin({ ...more, district: { ...file.district, name: '清河新区' } })
  expect(founded.tables).toMatchObject({ org: { added: 0, changed: 1 }, post: { added: 0, changed: 1 } })
  expect(founded.tables).not.toHaveProperty('person')
  expect((await enter('zhou', '周敏', '10100000001')).posts).toEqual([])
})

test('a post that was handed over stays with whoever took it, though the file still names whoever gave it', async () => {
  await begin()
  await enter('qian', '钱莉', '10100000003')
  await enter('luo', '罗平', '10100000004')
  const post = { role: 'liaison', orgId: 'library' }
  const { handOvers } = await call<{ handOvers: { id: string }[] }>('qian', 'member.handOver', {
    ...post,
    name: '罗平',
    phone: '10100000004'
  })
  await call('luo', 'member.answerHandOver', { id: handOvers[0]?.id, answer: 'agree' })
  const again = await begin()
  expect((await call<Me>('qian', 'member.me', {})).posts).toEqual([])
  expect((await call<Me>('luo', 'member.me', {})).posts).toMatchObject([post])
  expect(again.unlisted).toMatchObject([{ role: 'liaison' }])
})

test('what the file does not mention stays, and a post it does not name is told', async () => {
  await begin()
  const people = file.people.flatMap(({ skills: _skills, insuredUntil: _insured, ...person }) => (person.name === '周敏' ? [] : [person]))
  const founded = await begin({ ...file, people })
  expect(founded.tables).toMatchObject({ volunteer: { added: 0, changed: 0 } })
  expect(founded.unlisted).toEqual([{ publicName: '周社工', role: 'community_worker', orgName: '桂花社区' }])
  expect((await enter('luo', '罗平', '10100000004')).volunteer).toMatchObject({ skills: ['理发', '沟通'], insured: true })
})

test('another name on the same telephone is another person; a person is joined once', async () => {
  await begin()
  expect((await enter('thief', '周大敏', '10100000001')).posts).toEqual([])
  expect((await enter('zhou', '周敏', '10100000001')).posts).toHaveLength(1)
  expect((await enter('again', '周敏', '10100000001')).posts).toEqual([])
  expect(await rows(`select count(*)::integer as n from account where tenant_id = 'qinghe'`)).toEqual([{ n: 3 }])
})

test('an app that belongs to another district is refused, and nothing is written', async () => {
  const taken = { ...file, tenant: { ...file.tenant, appId: 'demo' } }
  await expect(begin(taken)).rejects.toThrow('tenant.appId：这个小程序已经属于“linjiang”')
  expect(await rows(`select id from tenant where id = 'qinghe'`)).toEqual([])
})

describe('a file with a mistake says where, all of it at once', () => {
  const faultsOf = (text: string): readonly string[] => {
    try {
      readDistrict(text)
      return []
    } catch (error) {
      if (error instanceof FoundingRefused) return error.faults
      throw error
    }
  }
  test.each([
    ['a telephone', '"10100000002"', '"123"', 'people[1].phone：是 11 位手机号'],
    ['a template’s field', '"words": "thing4"', '"words": "time4"', 'templates.visit.words：是 thing 加数字，照模板里写的'],
    ['a template’s id', '"id": "AAAA', '"id": "AA 和', 'templates.progress.id：是模板 ID，在微信后台“订阅消息”里'],
    ['a word nobody knows', '"people"', '"poeple"', '文件：'],
    ['a post in the wrong place', '"org": "guihua"', '"org": "library"', 'people[0].posts[0].org：这个岗位要在社区里，“library”不是'],
    ['a unit that is nowhere', '"unit": "library"', '"unit": "museum"', 'people[2].unit：没有叫“museum”的单位'],
    ['an item of no menu', '"B06"', '"Z99"', 'streets[0].communities[0].dutyItems[0]：默认菜单里没有这一项'],
    ['one number twice', '"10100000002"', '"10100000001"', 'people[1].phone：手机号“10100000001”已经用过'],
    ['one id twice', '"id": "library"', '"id": "guihua"', 'units[0].id：编号“guihua”已经用过']
  ])('%s', (_, right, wrong, line) => {
    expect(EXAMPLE).toContain(right)
    expect(faultsOf(EXAMPLE.replace(right, wrong))).toEqual(expect.arrayContaining([expect.stringContaining(line)]))
  })

  test('and what is no JSON says so', () => {
    expect(faultsOf('{ "tenant": ')).toEqual([expect.stringContaining('文件：不是完整的 JSON')])
  })
})
