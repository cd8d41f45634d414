import type { Input } from '@contract'
import { ask, byHand, call, found, refusal, rows } from './doors'
import { accepted } from './steps'

beforeEach(() => found())

type Home = Input<'member.saveAddress'>
const OLD_MILL = { building: '老磨坊', door: '1室' }
const said = (personId: string, gridId: string, more: Partial<Home> = {}): Home => ({ personId, gridId, ...OLD_MILL, ...more })
const unsaid = (personId: string, communityId = 'huaishu', more: Partial<Home> = {}): Home => ({
  personId,
  communityId,
  ...OLD_MILL,
  ...more
})
const newcomer = { name: '欧阳明', birthDay: '1950-05-05', ...OLD_MILL }
const homeOf = async (who: string, id: string) => (await call(who, 'member.me', {})).addresses.find((home) => home.id === id)
const saved = async (who: string, home: Home) => homeOf(who, (await call(who, 'member.saveAddress', home)).id)

/** One neighbour says the mill stands in the second grid, two say the third; one has left the first, many live in such a mill elsewhere. */
const neighbours = async () => {
  await call('chen', 'member.saveAddress', said('chen', 'huaishu-2'))
  for (const who of ['gao', 'meng']) await call(who, 'member.saveAddress', said(who, 'huaishu-3'))
  for (const who of ['pan', 'lu', 'ma']) await call(who, 'member.saveAddress', said(who, 'dongfeng-4'))
  for (const who of ['jia', 'lei', 'sun']) await call(who, 'member.saveAddress', said(who, 'huaishu-1'))
  await byHand("update address set gone_at = now() where building = '老磨坊' and grid_id = 'huaishu-1'")
}

describe('whoever does not know their grid', () => {
  test('is put where most of the same building live now, in the community they said; one address is no other', async () => {
    await neighbours()
    expect(await saved('li', unsaid('li', 'huaishu', { building: ' 老磨坊 ' }))).toMatchObject({
      communityId: 'huaishu',
      gridId: 'huaishu-3',
      gridName: '槐树里第三网格',
      gridGuessed: true,
      building: '老磨坊'
    })
    expect(await saved('li', unsaid('li', 'dongfeng'))).toMatchObject({ gridId: 'dongfeng-4', gridGuessed: true })
    expect(await saved('li', unsaid('li', 'linhe'))).toMatchObject({ gridId: 'linhe-1', gridGuessed: true })
    expect(await saved('li', unsaid('li', 'huaishu', { building: '老磨坊东' }))).toMatchObject({ gridId: 'huaishu-1', gridGuessed: true })
  })

  test('registers so too: the person stands in the grid of their home', async () => {
    await neighbours()
    const { person, addresses } = await call('ouyang', 'member.register', { ...newcomer, communityId: 'huaishu' })
    expect(person).toMatchObject({ communityId: 'huaishu', gridId: 'huaishu-3' })
    expect(addresses).toMatchObject([{ gridId: 'huaishu-3', gridGuessed: true }])
    const first = await call('murong', 'member.register', { ...newcomer, communityId: 'linhe' })
    expect(first).toMatchObject({ person: { communityId: 'linhe', gridId: 'linhe-1' }, addresses: [{ gridGuessed: true }] })
    const knows = await call('shangguan', 'member.register', { ...newcomer, gridId: 'linhe-2' })
    expect(knows).toMatchObject({ person: { communityId: 'linhe', gridId: 'linhe-2' }, addresses: [{ gridGuessed: false }] })
  })

  test('says it later, and may unsay it', async () => {
    const home = await saved('li', unsaid('li'))
    const id = home?.id ?? ''
    expect(home).toMatchObject({ gridGuessed: true })
    expect(await saved('li', said('li', 'huaishu-4', { id }))).toMatchObject({ id, gridId: 'huaishu-4', gridGuessed: false })
    expect(await saved('li', unsaid('li', 'dongfeng', { id }))).toMatchObject({ id, gridId: 'dongfeng-1', gridGuessed: true })
  })

  test('and stands in the right grid then, and is looked for there as a helper; nobody else does', async () => {
    await neighbours()
    const { person, addresses } = await call('ouyang', 'member.register', { ...newcomer, communityId: 'huaishu' })
    const [{ id = '' } = {}] = addresses
    const me = person?.id ?? ''
    await byHand("insert into volunteer (tenant_id, person_id, grid_id, community_ids) values ('linjiang', $1, 'huaishu-3', '{huaishu}')", [
      me
    ])
    await call('ouyang', 'member.saveAddress', said(me, 'dongfeng-2', { id }))
    expect((await call('ouyang', 'member.me', {})).person).toMatchObject({ communityId: 'dongfeng', gridId: 'dongfeng-2' })
    expect(await rows('select grid_id from volunteer where person_id = $1', [me])).toEqual([{ grid_id: 'dongfeng-2' }])
    // said by herself: another address is another address, and no move
    await call('ouyang', 'member.saveAddress', said(me, 'linhe-1', { id }))
    expect((await call('ouyang', 'member.me', {})).person).toMatchObject({ communityId: 'dongfeng', gridId: 'dongfeng-2' })
  })

  test('a second home that was guessed beside the first moves nobody', async () => {
    const { id = '' } = (await saved('li', unsaid('li'))) ?? {}
    await call('li', 'member.saveAddress', said('li', 'dongfeng-2', { id }))
    expect((await call('li', 'member.me', {})).person).toMatchObject({ communityId: 'huaishu', gridId: 'huaishu-1' })
  })

  test('a guess is no word: whoever comes next follows those who know', async () => {
    for (const who of ['pan', 'lu', 'ma']) expect(await saved(who, unsaid(who))).toMatchObject({ gridId: 'huaishu-1', gridGuessed: true })
    await call('chen', 'member.saveAddress', said('chen', 'huaishu-3'))
    expect(await saved('li', unsaid('li'))).toMatchObject({ gridId: 'huaishu-3', gridGuessed: true })
  })

  test('while somebody is on the way, the new home takes the place of the one there is', async () => {
    await accepted()
    const home = await saved('li', unsaid('li', 'dongfeng', { id: 'home-li' }))
    expect(home).toMatchObject({ gridId: 'dongfeng-1', gridGuessed: true })
    expect(home?.id).not.toBe('home-li')
  })
})

describe('nothing is written', () => {
  const kept = () =>
    rows('select (select count(*) from person) as people, (select jsonb_agg(address order by tenant_id, id) from address) as homes')
  const elsewhere = async () => {
    await byHand("insert into tenant (id, name, app_id) values ('far', '远方区', 'far')")
    await byHand(
      "insert into org (tenant_id, id, kind, name) values ('far', 'farside', 'community', '远方社区'), ('linjiang', 'bare', 'community', '没网格社区')"
    )
    await byHand(
      "insert into area (tenant_id, id, kind, name, community_id) values ('far', 'farside-1', 'grid', '远方第一网格', 'farside')"
    )
  }

  test.each([
    ['both', { gridId: 'huaishu-1', communityId: 'huaishu' }],
    ['neither', {}]
  ])('where %s are said: one clear sentence', async (_, where) => {
    const before = await kept()
    const refused = {
      ok: false,
      error: { code: 'INVALID_INPUT', message: '填写的内容有点问题，请改一下：请选住在哪个社区和网格；不清楚网格，就点“不清楚”' }
    }
    expect(await ask('ouyang', 'member.register', { ...newcomer, ...where })).toMatchObject(refused)
    expect(await ask('li', 'member.saveAddress', { personId: 'li', ...OLD_MILL, ...where })).toMatchObject(refused)
    expect(await kept()).toEqual(before)
  })

  test.each([
    [{ gridId: 'nowhere' }],
    [{ communityId: 'nowhere' }],
    [{ communityId: 'bare' }],
    [{ communityId: 'farside' }],
    [{ gridId: 'farside-1' }],
    [{ gridId: 'huaishu' }],
    [{ communityId: 'huaishu-1' }]
  ])('of %j, which is not there for them, not even while somebody is on the way to the home there is', async (where) => {
    await elsewhere()
    await accepted()
    const before = await kept()
    expect(await refusal('ouyang', 'member.register', { ...newcomer, ...where })).toBe('INVALID_INPUT')
    for (const id of [undefined, 'home-li'])
      expect(await refusal('li', 'member.saveAddress', { personId: 'li', id, ...OLD_MILL, ...where })).toBe('INVALID_INPUT')
    expect(await refusal('li', 'member.saveAddress', unsaid('wu'))).toBe('NOT_ALLOWED')
    expect(await kept()).toEqual(before)
  })
})
