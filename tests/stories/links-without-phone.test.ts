import { afternoon, call, found, refusal, rows, viewed } from './doors'

beforeEach(() => found())

/** Old Zhou, whom Sun registered at his door: no phone, no app. */
const HOME = { building: '7号楼', door: '1单元102' }
const zhou = async (more = {}) =>
  (
    await call('sun', 'member.registerFor', {
      name: '周阿大',
      birthDay: '1945-02-03',
      gridId: 'huaishu-2',
      ...HOME,
      howKnown: 'visit',
      ...more
    })
  ).person
const asks = (more = {}) => call('zhang', 'member.askToAct', { name: '周阿大', ...HOME, ...more })
const asked = () => rows("select other_id, confirmed_at from kin where kind = 'agent' and person_id = 'zhang' and other_id <> 'li'")

test('Zhang asks to act for old Zhou by where he lives, Wang asks him and agrees for him, and she orders for him', async () => {
  const { personId, homes } = await zhou()
  expect(await asks({ building: ' ７号楼', door: '1单元 102' })).toEqual({})
  expect(await asked()).toEqual([{ other_id: personId, confirmed_at: null }])
  const agree = { agentId: 'zhang', elderId: personId, agree: true }
  for (const who of ['zhang', 'sun', 'peng']) expect(await refusal(who, 'member.answerLink', agree)).toBe('LINK_GONE')
  expect((await call('zhang', 'member.me', {})).agentFor.map((elder) => elder.personId)).not.toContain(personId)
  expect((await call('wang', 'member.linksToVerify', {})).links).toMatchObject([{ agentId: 'zhang', elderId: personId }])
  await call('wang', 'member.answerLink', agree)
  expect((await call('zhang', 'member.me', {})).agentFor).toContainEqual(expect.objectContaining({ personId }))
  const { orders } = await call('zhang', 'order.place', {
    beneficiaryId: personId,
    itemCode: 'B08',
    windows: [afternoon()],
    where: { addressId: homes[0]?.id ?? '' },
    witness: { kind: 'slip' }
  })
  expect(viewed(orders[0]!).state).toBe('placed')
})

describe('nobody is asked about, and the answer is the same', () => {
  test.each<[string, object, object]>([
    ['another door', {}, { door: '1单元103' }],
    ['another building', {}, { building: '8号楼' }],
    ['another name', {}, { name: '周阿二' }],
    ['he has a number: it has to be said', { phone: '13800000081' }, {}]
  ])('%s', async (_, registered, said) => {
    await zhou(registered)
    expect(await asks(said)).toEqual({})
    expect(await asked()).toEqual([])
  })

  test('two of one name at doors that read alike in two grids', async () => {
    await zhou()
    await zhou({ gridId: 'huaishu-3' })
    expect(await asks()).toEqual({})
    expect(await asked()).toEqual([])
  })
})

test('somebody with the app is never asked about by their home: they have a number and answer themselves', async () => {
  const [home] = (await call('li', 'member.me', {})).addresses
  await rows("update person_private set phone = null, phone_hash = null where person_id = 'li'")
  const { building = '', door } = home ?? {}
  expect(await call('chen', 'member.askToAct', { name: '李桂芳', building, door: door ?? '' })).toEqual({})
  expect((await call('li', 'member.links', {})).links.map(({ personId }) => personId)).not.toContain('chen')
})

test('tries by home and by phone are counted together, ten a day, and the eleventh finds nobody', async () => {
  await zhou()
  for (let n = 0; n < 5; n++) await asks({ door: `${n}` })
  for (let n = 0; n < 5; n++) await call('zhang', 'member.askToAct', { name: '周阿大', phone: `1390000000${n}` })
  expect(await refusal('zhang', 'member.askToAct', { name: '周阿大', ...HOME })).toBe('TOO_MANY')
  expect(await asked()).toEqual([])
})

test.each<[string, object]>([
  ['by nothing', {}],
  ['by half a home', { building: '7号楼' }],
  ['by both', { ...HOME, phone: '13800000081' }]
])('a question %s is refused', async (_, said) => {
  expect(await refusal('zhang', 'member.askToAct', { name: '周阿大', ...said })).toBe('INVALID_INPUT')
})
