import { accountOf, issuer } from '@domain/ledger/account'
import { poolFor, poolShards } from '@domain/ledger/pool'
import type { Transfer } from '@domain/ledger/transfer'
import type { Stores } from '../../../cloudfunctions/_kit/store/stores'
import { countTrips } from '../../../database/query'
import { DISTRICT, TENANT } from '../../town/places'
import { as, asksForCompany, decide, MORNING, settle, sql, take } from './ground'

let stores: Stores
beforeAll(async () => void (stores = await settle()))
const li = () => stores.forCaller(as('li'))
const wang = () => stores.forCaller(as('wang'))
const ledger = () => stores.forSystem(TENANT.id).ledger
/** Of somebody no order of these stories is for: the steps themselves hold nothing here. */
const minutes = accountOf('minute', 'earned', 'chen')
const count = async (table: string, where: string) => (await sql<{ n: number }>(`select count(*) as n from ${table} where ${where}`))[0]?.n
const owned = async () => (await ledger().balances([minutes])).get(minutes)
const moving = (...transfers: Transfer[]) => ({ value: { transfers, lines: [], tallies: [], held: null } })
const holds = (orderId: string, amount: number): Transfer => ({
  id: `order/${orderId}/r1/hold`,
  phase: 'hold',
  from: minutes,
  amount,
  at: MORNING
})

describe('an order and its value are one write', () => {
  beforeAll(() =>
    ledger().post([{ id: 'gift', phase: 'direct', from: issuer('minute'), lines: [{ account: minutes, amount: 100 }], at: MORNING }])
  )

  test('what the step moves is there with the step, in no trip more', async () => {
    const { value, trips } = await countTrips(() =>
      take(li(), null, asksForCompany(), { newId: 'O-value', write: moving(holds('O-value', 60)) })
    )
    expect([value, trips]).toEqual([{ kind: 'done', version: 1 }, 2])
    expect(await owned()).toMatchObject({ posted: 100, held: 60, seq: 2 })
  })

  test('a floor that refuses takes the order, its story, its request and its quota back with it', async () => {
    const request = { action: 'order.place', requestId: 'r-short', inputHash: 'h' }
    const asked = await decide(li(), null, asksForCompany(), { newId: 'O-short', request, write: moving(holds('O-short', 41)) })
    const before = await count('usage', `person_id = 'li' and what = 'place' and count = 1`)
    await expect(li().commit(asked.write)).rejects.toMatchObject({ code: 'VALUE_SHORT', sentence: '可以用的互助时间不够，这次没有办成' })
    expect([
      await count('orders', `id = 'O-short'`),
      await count('order_event', `order_id = 'O-short'`),
      await count('request', `request_id = 'r-short'`)
    ]).toEqual([0, 0, 0])
    expect([await count('usage', `person_id = 'li' and what = 'place' and count = 1`), (await owned())?.seq]).toEqual([before, 2])
    // and may be asked again under the same key, with what there is
    expect(await li().commit({ ...asked.write, ...moving(holds('O-short', 40)) })).toEqual({ kind: 'done', version: 1 })
  })

  test('a step that came too late moves nothing, and the same request moves once', async () => {
    const cancel = await decide(
      li(),
      'O-value',
      { action: 'cancel', input: {} },
      {
        request: { action: 'order.perform', requestId: 'r-cancel', inputHash: 'h' },
        write: moving({ id: 'order/O-value/r1/void', phase: 'void', of: 'order/O-value/r1/hold', at: MORNING })
      }
    )
    await take(wang(), 'O-value', { action: 'refer_pool', input: {} })
    expect(await li().commit(cancel.write)).toEqual({ kind: 'stale' })
    expect(await owned()).toMatchObject({ held: 100 })
    const again = await decide(li(), 'O-value', { action: 'cancel', input: {} })
    const write = { ...cancel.write, loaded: again.loaded, change: again.write.change }
    expect([(await li().commit(write)).kind, (await li().commit(write)).kind]).toEqual(['done', 'seen'])
    expect(await owned()).toMatchObject({ posted: 100, held: 40 })
  })

  test('under the lock of a crowded order as well', async () => {
    await take(li(), null, asksForCompany(), { newId: 'O-crowd' })
    const many = (amount: number) =>
      wang().locked('O-crowd', (held) =>
        take(held, 'O-crowd', { action: 'refer_pool', input: { slots: 30 } }, { write: moving(holds('O-crowd', amount)) })
      )
    await expect(many(61)).rejects.toMatchObject({ code: 'VALUE_SHORT' })
    expect((await li().load({ orderId: 'O-crowd', now: MORNING })).order?.state).toBe('placed')
    expect(await many(60)).toEqual({ kind: 'done', version: 2 })
    expect(await owned()).toMatchObject({ held: 100 })
  })

  test.each(['plain', 'locked'])('a dry shard is filled by the others, and the step is decided again: %s', async (how) => {
    const [id, cause] = [`O-${how}`, `order/O-${how}/r1/hold`]
    const shard = poolFor(DISTRICT.id, cause)
    const [rich = shard] = poolShards(DISTRICT.id).filter((other) => other !== shard)
    await ledger().post([
      { id: `inject/${how}`, phase: 'direct', from: issuer('minute'), lines: [{ account: rich, amount: 90 }], at: MORNING }
    ])
    await take(li(), null, asksForCompany(), { newId: id })
    const write = moving({ id: cause, phase: 'hold', from: shard, amount: 60, at: MORNING })
    const refer = { action: 'refer_pool', input: {} } as const
    const once = () =>
      how === 'plain' ? take(wang(), id, refer, { write }) : wang().locked(id, (held) => take(held, id, refer, { write }))
    expect([(await once()).kind, (await once()).kind]).toEqual(['stale', 'done'])
    expect((await ledger().balances([shard])).get(shard)).toMatchObject({ held: 60 })
  })
})

describe('what can never be is refused by the tables of the books themselves', () => {
  const owner = <T extends Record<string, unknown>>(text: string) =>
    (
      globalThis as unknown as {
        linliOwner: { connect: () => Promise<{ query: (text: string) => Promise<{ rows: T[] }>; release: () => void }> }
      }
    ).linliOwner
      .connect()
      .then(async (client) => client.query(text).finally(() => client.release()))

  test.each([
    ['changed', 'transfer', 'update transfer set amount = amount + 1'],
    ['changed', 'entry', 'update entry set posted = posted + 1'],
    ['deleted', 'transfer', 'delete from transfer'],
    ['deleted', 'entry', 'delete from entry'],
    ['deleted', 'ledger_account', 'delete from ledger_account'],
    ['emptied', 'transfer', 'truncate transfer cascade'],
    ['emptied', 'entry', 'truncate entry cascade'],
    ['emptied', 'ledger_account', 'truncate ledger_account cascade']
  ])('nothing is ever %s in %s, not even by the owner of the database', async (_, __, statement) => {
    await expect(owner(statement)).rejects.toThrow('only ever added to')
  })

  const account = (set: string) => `update ledger_account set ${set} where id = '${minutes}'`
  const transfer = (columns: string, values: string) =>
    `insert into transfer (tenant_id, id, line, phase, from_id, amount, at${columns}) values ('${TENANT.id}', 'bad', 1, ${values})`
  test.each([
    ['less than nothing', account('posted = -1'), 'ledger_account_keeps_floor'],
    ['more reserved than owned', account('held = posted + 1'), 'ledger_account_keeps_floor'],
    ['a floor above what is there', account('floor = posted + 1'), 'ledger_account_keeps_floor'],
    ['less than nothing reserved', account('held = -1'), 'ledger_account_keeps_floor'],
    ['more than a program can count', account('posted = 9007199254740992'), 'ledger_account_is_exact'],
    ['a chain without a head', account('head = null'), 'ledger_account_head_follows_seq'],
    ['a phase that does not exist', transfer('', `'lend', 'minute/earned/li', 1, now()`), 'transfer_is_of_its_phase'],
    ['an account of nobody', account(`id = 'minute/earned/nobody'`), 'ledger_account_tenant_id_person_id_fkey'],
    ['a gift of points', account(`id = 'point/gifted/li'`), 'ledger_account_is_named'],
    ['a kind that does not exist', account(`id = 'minute/secret/li'`), 'ledger_account_is_named'],
    ['nothing at all', transfer(', to_id', `'direct', 'minute/issuer', 0, now(), 'minute/earned/li'`), 'transfer_is_whole'],
    [
      'a hold that goes somewhere',
      transfer(', to_id', `'hold', 'minute/earned/li', 1, now(), 'minute/earned/chen'`),
      'transfer_is_of_its_phase'
    ],
    ['a void of nothing', transfer('', `'void', 'minute/earned/li', 1, now()`), 'transfer_is_of_its_phase'],
    ['to oneself', transfer(', to_id', `'direct', 'minute/earned/li', 1, now(), 'minute/earned/li'`), 'transfer_goes_elsewhere'],
    ['minutes into points', transfer(', to_id', `'direct', 'minute/earned/li', 1, now(), 'point/earned/chen'`), 'transfer_goes_elsewhere'],
    ['a hold ended twice', transfer(', of', `'void', 'minute/earned/li', 1, now(), 'order/O-value/r1/hold'`), 'transfer_ends_once'],
    [
      'an entry that moves nothing',
      `insert into entry select tenant_id, account_id, 99, transfer_id, phase, of, 0, 0, at, alg, hash from entry limit 1`,
      'entry_is_whole'
    ],
    ['a second entry at one place', `insert into entry select * from entry limit 1`, 'entry_pkey']
  ])('%s', async (_, statement, constraint) => {
    await expect(owner(statement)).rejects.toMatchObject({ constraint })
  })

  test('the functions may read the books, and write them in one way only', async () => {
    const rights = await sql<{ allowed: boolean }>(
      `select has_table_privilege('linli_app', name, 'insert') or has_table_privilege('linli_app', name, 'update') or has_table_privilege('linli_app', name, 'delete') as allowed
       from unnest(array['ledger_account', 'transfer', 'entry']) name`
    )
    expect(rights.map((one) => one.allowed)).toEqual([false, false, false])
    expect(await sql(`select has_table_privilege('linli_app', 'entry', 'select') as allowed`)).toEqual([{ allowed: true }])
  })
})
