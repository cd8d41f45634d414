import fc from 'fast-check'
import { AppError } from '@domain/errors'
import { accountOf, issuer, type AccountId } from '@domain/ledger/account'
import { applyTransfers, balanceOf, emptyBooks, type Books } from '@domain/ledger/books'
import { brokenAt, type Entry } from '@domain/ledger/chain'
import { chainsOf, faultsIn } from '@domain/ledger/invariants'
import { poolFor, poolShards, spreadOver } from '@domain/ledger/pool'
import type { Transfer } from '@domain/ledger/transfer'
import { postTransfers } from '../../../cloudfunctions/_kit/store/ledger'
import type { Ledger } from '../../../cloudfunctions/_kit/store/system-store'
import type { Stores } from '../../../cloudfunctions/_kit/store/stores'
import { countTrips, type Run } from '../../../database/query'
import { sha256 } from '../../kitchen/digest'
import { someTransfers } from '../../kitchen/transfers'
import { DISTRICT, TENANT } from '../../town/places'
import { MORNING, settle, sql } from './ground'

let stores: Stores
let ledger: Ledger
beforeAll(async () => {
  stores = await settle()
  ledger = stores.forSystem(TENANT.id).ledger
})

const earned = (who: string, asset: 'point' | 'minute' = 'point') => accountOf(asset, 'earned', who)
const gives = (id: string, from: AccountId, to: AccountId, amount: number): Transfer => ({
  id,
  phase: 'direct',
  from,
  lines: [{ account: to, amount }],
  at: MORNING
})
const awards = (id: string, who: string, amount: number) => gives(id, issuer('point'), earned(who), amount)
const hold = (id: string, who: string, amount: number): Transfer => ({ id, phase: 'hold', from: earned(who), amount, at: MORNING })
const standing = async (id: AccountId) => (await ledger.balances([id])).get(id)
const outcomes = async (work: Promise<unknown>[]): Promise<string[]> =>
  (await Promise.allSettled(work)).map((one) => (one.status === 'fulfilled' ? 'done' : (one.reason as AppError).code))
const wholeChain = async (of: Ledger, account: AccountId): Promise<Entry[]> => {
  const chain: Entry[] = []
  for (let before: number | undefined; ;) {
    const page = await of.statement(account, before)
    chain.unshift(...[...page.entries].reverse())
    if (page.next === undefined) return chain
    before = page.next
  }
}

describe('the model and the database are one ledger', () => {
  /** Another district with people of the same names. */
  const found = async (tenant: string): Promise<Ledger> => {
    await sql('insert into tenant (id, name, app_id) values ($1, $1, $1)', [tenant])
    await sql(`insert into person (tenant_id, id, public_name) select $1, id, id from unnest(array['li', 'chen', 'lin']) id`, [tenant])
    await sql(`insert into org (tenant_id, id, kind, name) select $1, id, 'unit', id from unnest(array['power', '${DISTRICT.id}']) id`, [
      tenant
    ])
    return stores.forSystem(tenant).ledger
  }
  const tell = async <T>(work: () => T | Promise<T>): Promise<T | string> => {
    try {
      return await work()
    } catch (error) {
      if (error instanceof AppError) return error.code
      throw error
    }
  }
  /** The same operations, `size` a statement, in both; what one refuses, the other refuses. */
  const both = async (of: Ledger, before: Books, transfers: readonly Transfer[], size: number): Promise<Books> => {
    let books = before
    for (let n = 0; n < transfers.length; n += size) {
      const batch = transfers.slice(n, n + size)
      const model = await tell(() => applyTransfers(books, batch, sha256))
      const database = await tell(() => of.post(batch))
      expect([batch, database]).toEqual([batch, typeof model === 'string' ? model : undefined])
      if (typeof model !== 'string') books = model
    }
    return books
  }
  const agree = async (of: Ledger, books: Books): Promise<void> => {
    const stored = await of.balances([...books.accounts.keys()])
    expect(stored).toEqual(books.accounts)
    for (const [account, chain] of chainsOf(books.entries)) {
      const kept = await wholeChain(of, account)
      expect(kept).toEqual(chain)
      expect(brokenAt(books.tenantId, kept, sha256)).toBeNull()
    }
    expect(faultsIn(books, sha256)).toEqual([])
    expect(books.transfers.size).toBeGreaterThan(50)
  }

  test.each([1, 2, 3])('whatever is tried one by one, seed %i: the same refusals, balances, places and hashes', async (seed) => {
    const [transfers = []] = fc.sample(someTransfers(400, 400), { seed, numRuns: 1 })
    const of = await found(`seed-${seed}`)
    await agree(of, await both(of, emptyBooks(`seed-${seed}`), transfers, 1))
  })

  /** Neighbours that may travel together: one statement names a transfer once, and none of its own. */
  const together = (transfers: readonly Transfer[]): Transfer[][] =>
    transfers.reduce<Transfer[][]>((all, transfer) => {
      const last = all.at(-1)
      const fits = last && last.length < 7 && !last.some(({ id }) => 'of' in transfer && id === transfer.of)
      return fits ? [...all.slice(0, -1), [...last, transfer]] : [...all, [transfer]]
    }, [])

  test.each([4, 5])('and in statements of several, some with one among them that is refused, seed %i', async (seed) => {
    const [tried = []] = fc.sample(someTransfers(400, 400), { seed, numRuns: 1 })
    let good = emptyBooks('t')
    for (const one of tried) if (typeof (await tell(() => (good = applyTransfers(good, [one], sha256)))) === 'string') continue
    const of = await found(`seed-${seed}`)
    let books = emptyBooks(`seed-${seed}`)
    for (const [n, batch] of together([...good.transfers.values()]).entries()) {
      const spoiled = [...batch, gives(`too-much/${n}`, earned('li'), earned('chen'), 1_000_000)]
      expect([await tell(() => void applyTransfers(books, spoiled, sha256)), await tell(() => of.post(spoiled))]).toEqual([
        'VALUE_SHORT',
        'VALUE_SHORT'
      ])
      books = await both(of, books, batch, batch.length)
    }
    await agree(of, books)
  })

  test('two districts with people of the same names have books of their own', async () => {
    const of = await found('other')
    await of.post([awards('two/1', 'li', 7)])
    await ledger.post([awards('two/1', 'li', 8)])
    expect([(await of.balances([earned('li')])).get(earned('li'))?.posted, (await standing(earned('li')))?.posted]).toEqual([7, 8])
  })
})

describe('what is refused writes nothing', () => {
  beforeAll(() =>
    ledger.post([awards('start/chen', 'chen', 100), gives('start/chen/minutes', issuer('minute'), earned('chen', 'minute'), 100)])
  )
  const rows = async () =>
    (
      await sql<{ n: number }>(
        'select (select count(*) from transfer) + (select count(*) from entry) + (select sum(seq) from ledger_account) as n'
      )
    )[0]?.n

  test.each<[string, string, () => Transfer]>([
    ['zero', 'VALUE_AMOUNT', () => awards('bad/0', 'chen', 0)],
    ['a negative amount', 'VALUE_AMOUNT', () => awards('bad/1', 'chen', -5)],
    ['a fraction', 'VALUE_AMOUNT', () => awards('bad/2', 'chen', 1.5)],
    ['what is no number', 'VALUE_AMOUNT', () => awards('bad/3', 'chen', NaN)],
    ['two to the fifty-third', 'VALUE_AMOUNT', () => awards('bad/4', 'chen', 2 ** 53)],
    ['more than fits with what is there', 'VALUE_AMOUNT', () => awards('bad/5', 'chen', 2 ** 53 - 1)],
    ['one more than there is', 'VALUE_SHORT', () => gives('bad/6', earned('chen'), earned('lin'), 101)],
    ['somebody of another district', 'VALUE_ACCOUNT', () => awards('bad/7', 'nobody-here', 5)],
    ['points into minutes', 'VALUE_ACCOUNT', () => gives('bad/8', earned('chen'), earned('lin', 'minute'), 5)],
    ['points as a gift account', 'VALUE_ACCOUNT', () => gives('bad/9', earned('chen'), 'point/gifted/lin', 5)],
    ['to oneself', 'VALUE_ACCOUNT', () => gives('bad/10', earned('chen'), earned('chen'), 5)],
    ['from an account that cannot be', 'VALUE_ACCOUNT', () => gives('bad/11', 'point/earned/a\nb', earned('chen'), 5)],
    ['a hold that never was', 'VALUE_UNKNOWN', () => ({ id: 'bad/12', phase: 'void', of: 'never', at: MORNING })],
    ['an id that is none', 'INVALID_INPUT', () => awards('bad 13', 'chen', 5)]
  ])('%s', async (_, code, transfer) => {
    const before = await rows()
    await expect(ledger.post([awards('bad/companion', 'lin', 1), transfer()])).rejects.toMatchObject({ code })
    expect(await rows()).toBe(before)
  })

  test('a hold ends once, pays no more than it holds, and frees the rest', async () => {
    await ledger.post([hold('h/1', 'chen', 60), hold('h/2', 'chen', 40)])
    await expect(ledger.post([hold('h/3', 'chen', 1)])).rejects.toMatchObject({
      code: 'VALUE_SHORT',
      sentence: '可以用的积分不够，这次没有办成'
    })
    const pays = (id: string, amount: number): Transfer => ({
      id,
      phase: 'post',
      of: 'h/1',
      lines: [{ account: earned('lin'), amount }],
      at: MORNING
    })
    await expect(ledger.post([pays('p/0', 61)])).rejects.toMatchObject({ code: 'VALUE_TOO_MUCH' })
    await ledger.post([pays('p/1', 45), { id: 'v/2', phase: 'void', of: 'h/2', at: MORNING }])
    for (const again of [pays('p/2', 1), { id: 'v/1', phase: 'void', of: 'h/1', at: MORNING } as const])
      await expect(ledger.post([again])).rejects.toMatchObject({ code: 'VALUE_SETTLED' })
    expect([await standing(earned('chen')), await standing(earned('lin'))]).toMatchObject([
      { posted: 55, held: 0 },
      { posted: 45, held: 0 }
    ])
  })

  test('a reversal takes back from each receiver once, and never more than they got', async () => {
    const lines = [
      { account: earned('lin'), amount: 10 },
      { account: earned('wu'), amount: 5 }
    ]
    await ledger.post([{ id: 'pay', phase: 'direct', from: earned('chen'), lines, at: MORNING }])
    const back = (id: string, who: string, amount: number): Transfer => ({
      id,
      phase: 'reverse',
      of: 'pay',
      lines: [{ account: earned(who), amount }],
      at: MORNING
    })
    await expect(ledger.post([back('back/0', 'lin', 11)])).rejects.toMatchObject({ code: 'VALUE_TOO_MUCH' })
    await expect(ledger.post([back('back/0', 'li', 1)])).rejects.toMatchObject({ code: 'VALUE_TOO_MUCH' })
    await ledger.post([back('back/1', 'lin', 4)])
    await expect(ledger.post([back('back/2', 'lin', 1)])).rejects.toMatchObject({ code: 'VALUE_SETTLED' })
    await ledger.post([back('back/3', 'wu', 5)])
    await expect(
      ledger.post([{ id: 'back/4', phase: 'reverse', of: 'back/3', lines: [{ account: earned('chen'), amount: 1 }], at: MORNING }])
    ).rejects.toMatchObject({ code: 'VALUE_UNKNOWN' })
    expect([await standing(earned('chen')), await standing(earned('wu'))]).toMatchObject([{ posted: 49 }, { posted: 0 }])
  })

  test('the same id again is one effect, with its lines in any order and at any moment; with other content it is refused', async () => {
    const lines = [
      { account: earned('wu'), amount: 2 },
      { account: earned('lin'), amount: 3 }
    ]
    const pay: Transfer = { id: 'same', phase: 'direct', from: earned('chen'), lines, at: MORNING }
    await ledger.post([pay])
    const before = await rows()
    await ledger.post([{ ...pay, lines: [...lines].reverse(), at: MORNING + 5 }])
    await expect(ledger.post([{ ...pay, lines: lines.slice(1) }])).rejects.toMatchObject({ code: 'VALUE_REUSED' })
    await expect(ledger.post([{ ...pay, from: earned('li') }])).rejects.toMatchObject({ code: 'VALUE_REUSED' })
    await expect(ledger.post([hold('same', 'chen', 5)])).rejects.toMatchObject({ code: 'VALUE_REUSED' })
    expect(await rows()).toBe(before)
  })
})

describe('many at once', () => {
  const AT_ONCE = 32
  const each = <T>(work: (n: number) => T) => Array.from({ length: AT_ONCE }, (_, n) => work(n))

  test('32 spend from one account that has enough for ten: ten do', async () => {
    await ledger.post([awards('ten', 'zhang', 105)])
    const told = await outcomes(each((n) => ledger.post([gives(`spend/${n}`, earned('zhang'), earned(n % 2 ? 'lin' : 'wu'), 10)])))
    expect(told.filter((one) => one === 'done')).toHaveLength(10)
    expect(new Set(told)).toEqual(new Set(['done', 'VALUE_SHORT']))
    expect(await standing(earned('zhang'))).toMatchObject({ posted: 5, seq: 11 })
    expect(brokenAt(TENANT.id, await wholeChain(ledger, earned('zhang')), sha256)).toBeNull()
  })

  test('32 send one transfer: it happens once, and all are told so', async () => {
    expect(new Set(await outcomes(each(() => ledger.post([awards('once', 'zheng', 5)]))))).toEqual(new Set(['done']))
    expect(await standing(earned('zheng'))).toMatchObject({ posted: 5, seq: 1 })
  })

  test('32 end one hold: one does', async () => {
    await ledger.post([hold('one', 'zheng', 5)])
    const told = await outcomes(
      each((n) =>
        ledger.post([
          n % 2
            ? { id: `end/${n}`, phase: 'void', of: 'one', at: MORNING }
            : { id: `end/${n}`, phase: 'post', of: 'one', lines: [{ account: earned('wu'), amount: 5 }], at: MORNING }
        ])
      )
    )
    expect(told.filter((one) => one === 'done')).toHaveLength(1)
    expect(told.filter((one) => one === 'VALUE_SETTLED')).toHaveLength(AT_ONCE - 1)
  })

  test('payments back and forth between the same people meet without a deadlock that anybody hears of', async () => {
    await ledger.post([awards('back/li', 'li', 1000), awards('forth/gao', 'gao', 1000)])
    const told = await outcomes(
      each((n) =>
        ledger.post([n % 2 ? gives(`bf/${n}`, earned('li'), earned('gao'), 3) : gives(`bf/${n}`, earned('gao'), earned('li'), 3)])
      )
    )
    expect(new Set(told)).toEqual(new Set(['done']))
  })
})

describe('a pool', () => {
  const shards = poolShards(DISTRICT.id)
  const sum = async () => [...(await ledger.balances(shards)).values()].reduce((all, { posted }) => all + posted, 0)
  const pays = (n: number, amount: number): Transfer =>
    gives(`allot/${n}`, poolFor(DISTRICT.id, `allot/${n}`), accountOf('minute', 'allotment', 'li'), amount)

  test('lies in many rows, and pays as long as all of them together have enough', async () => {
    await ledger.post([{ id: 'inject', phase: 'direct', from: issuer('minute'), lines: spreadOver(DISTRICT.id, 1000), at: MORNING }])
    expect((await ledger.balances(shards)).size).toBe(64)
    for (let n = 0; n < 9; n += 1) await ledger.post([pays(n, 110)])
    await expect(ledger.post([pays(9, 11)])).rejects.toMatchObject({ code: 'VALUE_SHORT', sentence: '可以用的互助时间不够，这次没有办成' })
    await ledger.post([pays(10, 10)])
    expect(await sum()).toBe(0)
  })

  test('32 at once from a pool for sixteen never overdraw it', async () => {
    await ledger.post([{ id: 'inject/2', phase: 'direct', from: issuer('minute'), lines: spreadOver(DISTRICT.id, 160), at: MORNING }])
    const told = await outcomes(Array.from({ length: 32 }, (_, n) => ledger.post([pays(100 + n, 10)])))
    const paid = told.filter((one) => one === 'done').length
    expect(told.filter((one) => !['done', 'VALUE_SHORT', 'VALUE_BUSY'].includes(one))).toEqual([])
    expect(await sum()).toBe(160 - 10 * paid)
    // whoever was told that others were faster comes again, with the same causes
    for (let n = 0; n < 32; n += 1)
      await ledger.post([pays(100 + n, 10)]).catch((error: AppError) => expect(error.code).toBe('VALUE_SHORT'))
    expect(await sum()).toBe(0)
    expect([...(await ledger.balances(shards)).values()].every(({ posted }) => posted >= 0)).toBe(true)
  })
})

test('whoever lost four races is told to wait, and one who won the fourth is not', async () => {
  const conflict = Object.assign(new Error('deadlock detected'), { code: '40P01' })
  const losing = (times: number): { run: Run; tries: () => number } => {
    let tries = 0
    return { run: () => ((tries += 1) > times ? Promise.resolve([]) : Promise.reject(conflict)), tries: () => tries }
  }
  const [always, thrice] = [losing(Infinity), losing(3)]
  await expect(postTransfers(always.run, TENANT.id, [awards('race', 'li', 1)])).rejects.toMatchObject({ code: 'VALUE_BUSY' })
  await postTransfers(thrice.run, TENANT.id, [awards('race', 'li', 1)])
  expect([always.tries(), thrice.tries()]).toEqual([4, 4])
})

test('a statement is read in pages of twenty, newest first, and writing is one trip', async () => {
  const { trips } = await countTrips(() => ledger.post(Array.from({ length: 45 }, (_, n) => awards(`page/${n}`, 'zhao', n + 1))))
  expect(trips).toBe(1)
  const first = await ledger.statement(earned('zhao'))
  expect([first.entries.length, first.entries[0]?.posted, first.next]).toEqual([20, 45, 26])
  const chain = await wholeChain(ledger, earned('zhao'))
  expect(chain.map((entry) => entry.seq)).toEqual(Array.from({ length: 45 }, (_, n) => n + 1))
  expect(brokenAt(TENANT.id, chain, sha256)).toBeNull()
  const [changed] = [chain.map((entry) => (entry.seq === 30 ? { ...entry, posted: entry.posted + 1 } : entry))]
  expect(brokenAt(TENANT.id, changed, sha256)?.seq).toBe(30)
  expect(balanceOf(emptyBooks('t'), earned('zhao')).posted).toBe(0)
})
