import { ask, call, clock, found, refusal, rows } from './doors'

beforeEach(async () => {
  await found()
  await rows("update person set real_name = false where id in ('li', 'chen')")
})

const who = async (person: string) => (await call(person, 'member.me', {})).person
const LI = { name: '李桂芳', birthDay: '1954-03-08' }

test('Li corrects her name and birthday herself, and is called as before; a new surname makes a new one', async () => {
  const before = await who('li')
  await call('li', 'member.saveIdentity', { name: ' 李桂芬 ', birthDay: '1955-01-02' })
  expect(await who('li')).toMatchObject({ name: '李桂芬', birthDay: '1955-01-02', checked: false, publicName: before?.publicName })
  await call('li', 'member.saveIdentity', { ...LI, name: '黎桂芬' })
  expect((await who('li'))?.publicName).toBe('黎居民')
  expect((await who('li'))?.phoneTail).toMatch(/^\d{4}$/)
  // and is found by the new name
  expect((await call('wang', 'member.find', { text: '黎桂芬' })).items).toMatchObject([{ personId: 'li' }])
  expect((await call('wang', 'member.find', { text: '李桂芳' })).items).toEqual([])
})

test.each([
  [{ ...LI, birthDay: '2030-01-01' }, '填写的内容有点问题，请改一下：出生日期不对'],
  [{ ...LI, birthDay: '2020-01-01' }, '填写的内容有点问题，请改一下：不满 14 岁，请家长代为登记']
])('%j is refused, and nothing is changed', async (identity, words) => {
  const before = await who('li')
  expect(await ask('li', 'member.saveIdentity', identity)).toMatchObject({ ok: false, error: { message: words } })
  expect(await who('li')).toEqual(before)
})

test('Wang has seen the card: from then on only a worker changes what stands on it, and Li reads that she was looked for and why', async () => {
  const { items } = await call('wang', 'member.find', { text: '李桂芳', why: 'check' })
  await call('wang', 'member.checkPerson', { personId: items[0]?.personId ?? '', ...LI, papers: [] })
  expect(await who('li')).toMatchObject({ ...LI, checked: true })
  expect(await refusal('li', 'member.saveIdentity', { ...LI, birthDay: '1940-01-01' })).toBe('PROFILE_CHECKED')
  expect(await rows('select person_id, checked_by from identity_check')).toEqual([{ person_id: 'li', checked_by: 'wang' }])
  expect((await call('li', 'member.readings', {})).items).toMatchObject([{ field: 'search', reason: '核对本人' }])
  await call('gao', 'member.checkPerson', { personId: 'li', ...LI, birthDay: '1954-03-09', papers: [] })
  expect((await who('li'))?.birthDay).toBe('1954-03-09')
})

test('a request that comes again changes nothing, whatever was done in between; under its id nothing else is asked', async () => {
  await call('li', 'member.saveIdentity', { ...LI, name: '李桂芬' }, 'request-first')
  await call('li', 'member.saveIdentity', LI, 'request-second')
  await call('li', 'member.saveIdentity', { ...LI, name: '李桂芬' }, 'request-first')
  expect((await who('li'))?.name).toBe('李桂芳')
  expect(await refusal('li', 'member.saveIdentity', { ...LI, name: '李桂花' }, 'request-first')).toBe('REQUEST_REUSED')
  for (const _ of [1, 2]) await call('wang', 'member.checkPerson', { personId: 'li', ...LI, papers: [] }, 'request-card')
  expect(await rows('select person_id from identity_check')).toHaveLength(1)
})

test('nobody looks at their own card, at that of their family, or at one of another community', async () => {
  await rows("update person set real_name = false where id in ('wang')")
  await rows("insert into kin (tenant_id, person_id, other_id, kind, confirmed_at) select id, 'wang', 'li', 'family', now() from tenant")
  for (const [by, personId] of [
    ['wang', 'wang'],
    ['wang', 'li'],
    ['ma', 'chen'],
    ['li', 'chen'],
    ['zhao', 'chen']
  ] as const)
    expect([by, await refusal(by, 'member.checkPerson', { personId, ...LI, papers: [] })]).toEqual([by, 'NOT_ALLOWED'])
  await rows('delete from kin')
  await rows(
    "insert into gift_relation (tenant_id, giver_id, receiver_id, relation, verified_by, verified_at) select id, 'li', 'wang', 'child', 'gao', now() from tenant"
  )
  expect(await refusal('wang', 'member.checkPerson', { personId: 'li', ...LI, papers: [] })).toBe('NOT_ALLOWED')
  expect(await rows('select 1 from identity_check')).toEqual([])
})

test('what one can do is said by oneself, what a paper proves by whoever has seen it; the other is kept either way', async () => {
  const skills = async (person: string) => (await call(person, 'member.me', {})).volunteer
  await call('wang', 'member.checkPerson', {
    personId: 'chen',
    name: '陈建国',
    birthDay: '1985-03-21',
    papers: ['康复培训', '律师', '摄影']
  })
  expect((await skills('chen'))?.skills).toEqual(expect.arrayContaining(['理发', '康复培训']))
  // what one says of oneself is nothing that a paper adds
  expect((await skills('chen'))?.skills).not.toContain('摄影')
  expect((await skills('chen'))?.qualifications).toEqual(['律师'])
  await call('chen', 'member.saveSkills', { skills: ['沟通', '助残培训', '律师', '没有这一项'] })
  expect((await skills('chen'))?.skills.sort()).toEqual(['康复培训', '沟通'].sort())
  await call('gao', 'member.checkPerson', { personId: 'chen', name: '陈建国', birthDay: '1985-03-21', papers: [] })
  expect(await skills('chen')).toMatchObject({ skills: ['沟通'], qualifications: [] })
})

test('a neighbour who says what she can do is a volunteer of her community; a minor comes with a parent', async () => {
  await rows("delete from volunteer where person_id = 'li'")
  expect((await call('li', 'member.me', {})).volunteer).toBeNull()
  expect((await call('li', 'member.saveSkills', { skills: ['理发'] })).volunteer).toMatchObject({
    unitName: null,
    skills: ['理发'],
    communityNames: ['槐树里社区']
  })
  await rows("delete from volunteer where person_id = 'sunYu'")
  expect(await refusal('sunYu', 'member.saveSkills', { skills: ['沟通'] })).toBe('HELPER_MINOR')
})

test('a minor helps when a guardian has said so before a worker, with papers or without; under fourteen nobody does (T14)', async () => {
  await rows("delete from volunteer where person_id = 'li'")
  const card = { personId: 'li', name: '李桂芳', birthDay: '2010-03-08' }
  const seen = (more: object) => refusal('wang', 'member.checkPerson', { ...card, papers: [], ...more })
  expect(await seen({ papers: ['康复培训'] })).toBe('GUARDIAN_NEEDED')
  for (const more of [{ papers: ['康复培训'] }, { guardianAgreed: true }])
    expect(await seen({ birthDay: '2013-03-08', ...more })).toBe('HELPER_CHILD')
  expect(await rows('select 1 from identity_check')).toEqual([])
  const volunteer = async () => (await call('li', 'member.me', {})).volunteer
  await call('wang', 'member.checkPerson', { ...card, papers: [] })
  expect(await volunteer()).toBeNull()
  clock.now += 1000
  await call('wang', 'member.checkPerson', { ...card, papers: [], guardianAgreed: true })
  expect(await volunteer()).toMatchObject({ skills: [] })
  // of an adult nobody's yes is kept
  clock.now += 1000
  await call('wang', 'member.checkPerson', { ...card, birthDay: '1954-03-08', papers: [], guardianAgreed: true })
  expect(await rows('select guardian_agreed from identity_check order by checked_at')).toEqual(
    [false, true, false].map((agreed) => ({ guardian_agreed: agreed }))
  )
})
