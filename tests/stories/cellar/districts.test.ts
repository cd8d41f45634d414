import { HOUR } from '@domain/clock/milliseconds'
import { openPool } from '../../../database/open'
import { transaction, type Run } from '../../../database/query'
import type { Caller } from '../../../cloudfunctions/_kit/store/shapes'
import type { Stores } from '../../../cloudfunctions/_kit/store/stores'
import { known } from '../../town/rows/people'
import { afternoon, as, asksForCompany, keys, MORNING, settle, sql, take, walk } from './ground'

/** Every word of the other district carries this mark: wherever it shows up in an answer here, a wall has a hole. */
const MARK = '〔彼岸〕'
const there = (person: string): Caller => ({ appId: 'over-there', openid: `demo:${person}` })

/** Tables of a district in an order that foreign keys accept: whoever is pointed at comes first. The books are written by the ledger alone: ledger.test.ts. */
const tablesInOrder = async (run: Run): Promise<string[]> => {
  const links = await run<{ name: string; needs: string | null }>(
    `select columns.table_name as name, confrelid::regclass::text as needs from information_schema.columns
     left join pg_constraint on contype = 'f' and conrelid = columns.table_name::regclass and confrelid <> conrelid
     where column_name = 'tenant_id' and case when table_schema = 'public' then has_table_privilege(table_name, 'insert') end order by 1`
  )
  const waiting = new Set(links.map((link) => link.name))
  const ordered: string[] = []
  while (waiting.size > 0) {
    const next = [...waiting].filter((name) => !links.some((link) => link.name === name && link.needs !== null && waiting.has(link.needs)))
    if (next.length === 0) throw new Error(`tables that need each other: ${[...waiting].join()}`)
    for (const name of next) waiting.delete(name)
    ordered.push(...next)
  }
  return ordered
}

/** The same town once more under another tenant: every id is equal, every name is marked. */
const twin = (): Promise<void> =>
  transaction(openPool(), async (run) => {
    const columns = await run<{ table_name: string; column_name: string }>(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and is_identity = 'NO' and is_generated = 'NEVER' order by table_name, ordinal_position`
    )
    await run(`insert into tenant values ('beyond', '${MARK}', 'over-there')`)
    for (const name of await tablesInOrder(run)) {
      const own = columns.filter((one) => one.table_name === name).map((one) => `"${one.column_name}"`)
      await run(`insert into ${name} (${own.join(', ')}) select ${own.map(marked).join(', ')} from ${name} where tenant_id <> 'beyond'`)
    }
  })

const MARKED = ['"name"', '"public_name"', '"building"', '"surname"', '"place"']
const marked = (column: string): string => {
  if (column === '"tenant_id"') return `'beyond'`
  if (column === '"app_id"') return `'over-there'`
  if (column === '"body"') return `body || jsonb_build_object('name', '${MARK}')`
  return MARKED.includes(column) ? `'${MARK}' || ${column}` : column
}

let stores: Stores
beforeAll(async () => {
  stores = await settle()
  await walk(stores, 'O-same')
  for (const id of ['O-open', 'O-served', 'O-placed', 'O-pool'])
    await take(stores.forCaller(as('li')), null, asksForCompany(), { newId: id })
  for (const id of ['O-open', 'O-served']) {
    await take(stores.forCaller(as('wang')), id, { action: 'refer_unit', input: { unitId: 'power' } })
    await take(stores.forCaller(as('zhao')), id, { action: 'dispatch', input: { inviteeIds: [id === 'O-open' ? 'chen' : 'lin'] } })
  }
  await take(stores.forCaller(as('wang')), 'O-pool', { action: 'refer_pool', input: {} })
  const lin = stores.forCaller(as('lin'))
  await take(lin, 'O-served', { action: 'accept', input: { windowIndex: 0 } })
  await take(lin, 'O-served', { action: 'arrive', input: { code: '' } }, { now: afternoon().startAt, code: 1 })
  await take(lin, 'O-served', { action: 'leave', input: { code: '' } }, { now: afternoon().startAt + HOUR, code: 121 })
  await stores.forCaller(as('chen')).contact({ orderId: 'O-same', now: MORNING, phonesOf: ['li'], door: false, note: false, reason: 'x' })
  await stores.forCaller(as('lin')).links.ask({ ...known('yang'), now: MORNING, maxToday: 9 })
  await twin()
})

/** Every statement a caller can cause, with somebody to whom it answers something. */
const READS: [string, string, (at: Caller) => Promise<unknown>][] = [
  ['load', 'li', (me) => stores.forCaller(me).load({ orderId: 'O-same', now: MORNING })],
  [
    'load for a step',
    'wang',
    (me) => stores.forCaller(me).load({ orderId: 'O-placed', now: MORNING, step: { action: 'refer_unit', input: { unitId: 'tax' } } })
  ],
  ['load to place', 'li', (me) => stores.forCaller(me).load({ orderId: null, now: MORNING, step: asksForCompany() })],
  ['mine live', 'li', (me) => stores.forCaller(me).mine({ now: MORNING, list: 'live' })],
  ['mine done', 'li', (me) => stores.forCaller(me).mine({ now: MORNING, list: 'done' })],
  ['tasks ahead', 'chen', (me) => stores.forCaller(me).tasks({ now: MORNING, list: 'ahead' })],
  ['tasks done', 'chen', (me) => stores.forCaller(me).tasks({ now: MORNING, list: 'done' })],
  ['pool', 'chen', (me) => stores.forCaller(me).pool({ now: MORNING })],
  ['rating waiting', 'li', (me) => stores.forCaller(me).ratingWaiting({ now: MORNING })],
  ['inbox', 'wang', (me) => stores.forCaller(me).inbox({ now: MORNING, orgId: 'huaishu', list: 'placed' })],
  ['unit inbox', 'zhao', (me) => stores.forCaller(me).unitInbox({ now: MORNING, unitId: 'power', list: 'open' })],
  ['targets', 'wang', (me) => stores.forCaller(me).targets('O-placed', MORNING)],
  ['askable', 'zhao', async (me) => (await stores.forCaller(me).askable('O-open', MORNING)).candidates],
  ['links', 'zhang', (me) => stores.forCaller(me).links.own()],
  ['links to verify', 'wang', (me) => stores.forCaller(me).links.toVerify(MORNING)],
  ['readings', 'li', (me) => stores.forCaller(me).privacy.readings({ now: MORNING })],
  ['menu', 'li', (me) => stores.menu(me.appId)],
  ['grids', 'li', (me) => stores.grids(me.appId)]
]

test.each(READS)('%s answers from the own district only', async (_, who, read) => {
  const here = JSON.stringify(await read(as(who)))
  const beyond = JSON.stringify(await read(there(who)))
  expect(here).not.toContain(MARK)
  expect(beyond).toContain(MARK)
  // the same shape on both sides: nothing is missing because of the twin, nothing is doubled
  expect(beyond.replaceAll(MARK, '').length).toBeGreaterThan(here.length * 0.9)
})

test('what is sealed in one district stays shut in the other, even where every id is equal', async () => {
  await expect(stores.forCaller(there('li')).me(MORNING)).rejects.toThrow()
  await expect(
    stores.forCaller(there('wang')).contact({ orderId: 'O-same', now: MORNING, phonesOf: ['li'], door: true, note: false, reason: 'x' })
  ).rejects.toThrow()
  const mine = await stores
    .forCaller(as('wang'))
    .contact({ orderId: 'O-same', now: MORNING, phonesOf: ['li'], door: true, note: false, reason: 'x' })
  expect(mine.people[0]?.phone).toMatch(/^\d{11}$/)
})

const asked = (requestId: string) => ({ action: 'member.profile', requestId, inputHash: '' })
const sought = { why: '核对本人', now: MORNING, maxToday: 9 }

test('a search finds nobody of the other district, for the hash of a name is another one there', async () => {
  const wang = stores.forCaller(as('wang'))
  expect(await wang.find({ ...sought, text: '李桂芳' })).toMatchObject([{ personId: 'li', homes: [{ id: 'home-li' }] }])
  expect(await stores.forCaller(there('wang')).find({ ...sought, text: '李桂芳' })).toEqual([])
})

/** Every write: it changes one side, and the rows of the other stay as they were. */
const WRITES: [string, (me: (person: string) => Caller) => Promise<unknown>][] = [
  ['a step', (me) => take(stores.forCaller(me('wang')), 'O-placed', { action: 'refer_unit', input: { unitId: 'tax' } })],
  ['a wrong try', (me) => stores.forCaller(me('chen')).wrongTry('O-open', MORNING)],
  [
    'a slip',
    (me) =>
      stores.forCaller(me('wang')).printSlip({
        orderId: 'O-open',
        round: 1,
        arriveCode: '1',
        leaveCode: '2',
        request: { action: 'order.slip', requestId: 'p', inputHash: '' },
        now: MORNING
      })
  ],
  [
    'two who were introduced',
    (me) =>
      stores.forCaller(me('wang')).introduce({ orderId: 'O-open', beneficiaryId: 'li', volunteerId: 'chen', seatId: '1-1', now: MORNING })
  ],
  ['a nudge', (me) => stores.forCaller(me('li')).nudge('O-open', MORNING, MORNING - HOUR)],
  [
    'an address',
    (me) =>
      stores
        .forCaller(me('li'))
        .saveAddress({ id: 'home-li', nextId: 'next', personId: 'li', gridId: 'huaishu-2', building: '9号楼', door: '9', now: MORNING })
  ],
  [
    'a neighbour',
    (me) =>
      stores.forCaller(me('sun')).registerFor({
        id: 'N-new',
        name: '周阿大',
        publicName: '周居民',
        birthDay: null,
        phone: null,
        gridId: 'huaishu-2',
        building: '7号楼',
        door: '1单元102',
        reason: '上门时本人说的',
        now: MORNING,
        maxToday: 9
      })
  ],
  ['a search', (me) => stores.forCaller(me('wang')).find({ ...sought, text: '谁' })],
  ['a telephone', (me) => stores.forCaller(me('li')).profile.ring({ phone: '13800000001', asked: asked('t'), now: MORNING })],
  [
    'skills',
    (me) =>
      stores
        .forCaller(me('li'))
        .profile.canDo({ own: ['理发'], skills: { own: ['理发'], papers: [], licences: [] }, asked: asked('s'), now: MORNING })
  ],
  [
    'a card that was seen',
    (me) =>
      stores.forCaller(me('wang')).profile.check({
        personId: 'li',
        name: '李桂芳',
        birthDay: '1954-03-08',
        papers: [],
        skills: { own: [], papers: [], licences: [] },
        guardianAgreed: false,
        asked: asked('c'),
        now: MORNING
      })
  ],
  [
    'a post on its way',
    (me) =>
      stores.forCaller(me('zhao')).posts.offer({
        id: 'P-new',
        role: 'liaison',
        orgId: 'power',
        ...known('chen'),
        checked: false,
        now: MORNING,
        maxToday: 9
      })
  ],
  ['an agreed link', (me) => stores.forCaller(me('wang')).links.answer({ agentId: 'lin', elderId: 'yang', agree: true, now: MORNING })],
  ['an ended link', (me) => stores.forCaller(me('lin')).links.answer({ agentId: 'lin', elderId: 'yang', agree: false, now: MORNING })],
  ['a wrong code of a computer', (me) => stores.forCaller(me('gao')).browsers.look({ digits: '00000000', now: MORNING })],
  ['a leave', (me) => stores.forCaller(me('gao')).privacy.leave(MORNING)],
  ['an erasure', (me) => stores.forSystem(me('gao').appId === 'demo' ? 'linjiang' : 'beyond').erase('gao', MORNING)]
]
const digest = async (tenant: string): Promise<string> => {
  const tables = await sql<{ name: string }>(
    `select distinct table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id' order by 1`
  )
  const parts: string[] = []
  for (const { name } of tables)
    parts.push(
      JSON.stringify(
        await sql(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${name} t where tenant_id = $1`, [tenant])
      )
    )
  return parts.join()
}

test.each(WRITES)('%s changes nothing across the river', async (_, write) => {
  for (const [me, own, other] of [
    [as, 'linjiang', 'beyond'],
    [there, 'beyond', 'linjiang']
  ] as const) {
    const [before, across] = [await digest(own), await digest(other)]
    await write(me)
    expect(await digest(other)).toBe(across)
    expect(await digest(own)).not.toBe(before)
  }
})

test('a caller without an account is nobody, and an old token is out', async () => {
  const nobody = stores.forCaller({ appId: 'demo', openid: 'demo:chen@over-there' })
  await expect(nobody.load({ orderId: 'O-same', now: MORNING })).rejects.toMatchObject({ code: 'NOT_REGISTERED' })
  await expect(nobody.mine({ now: MORNING, list: 'live' })).rejects.toMatchObject({ code: 'NOT_REGISTERED' })
  await expect(stores.forCaller({ ...as('li'), epoch: 7 }).load({ orderId: 'O-same', now: MORNING })).rejects.toMatchObject({
    code: 'NOT_SIGNED_IN'
  })
  await expect(stores.forCaller({ ...as('li'), epoch: 7 }).mine({ now: MORNING, list: 'live' })).rejects.toMatchObject({
    code: 'NOT_SIGNED_IN'
  })
  expect(await stores.forCaller({ ...as('li'), epoch: 0 }).mine({ now: MORNING, list: 'done' })).toMatchObject({
    items: [{ order: { id: 'O-same' } }]
  })
})

test('no key opens anything', () =>
  expect(() => keys.of('beyond').open('t', 'i', 'f', keys.of('linjiang').seal('t', 'i', 'f', 'x'))).toThrow())
