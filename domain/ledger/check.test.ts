import { sha256 } from '../../tests/kitchen/digest'
import type { AccountId } from './account'
import { applyTransfers, balanceOf, emptyBooks, type Balance, type Books } from './books'
import { foldTogether, imbalance, readOn, UNCHECKED, type Fold, type Read } from './check'
import { chainsOf } from './invariants'
import type { Transfer } from './transfer'

const [li, chen, lin]: AccountId[] = ['minute/earned/li', 'minute/earned/chen', 'minute/earned/lin']
const NOON = Date.parse('2026-11-30T12:00:00+08:00')
const books = (...transfers: Transfer[]): Books => applyTransfers(emptyBooks('t'), transfers, sha256)
const to = (...lines: [AccountId | undefined, number][]) => lines.map(([account, amount]) => ({ account: account as AccountId, amount }))
const direct = (id: string, from: AccountId | undefined, ...lines: [AccountId | undefined, number][]): Transfer => ({
  id,
  phase: 'direct',
  from: from as AccountId,
  lines: to(...lines),
  at: NOON
})

/** One account read from its first entry, with other things stored than its chain says, or other transfers kept. */
const read = (its: Books, account: AccountId | undefined, stored: Partial<Balance> = {}, transfers = its.transfers): Read =>
  readOn(
    't',
    {
      account: account as AccountId,
      stored: { ...balanceOf(its, account as AccountId), ...stored },
      from: UNCHECKED,
      entries: chainsOf(its.entries).get(account as AccountId) ?? []
    },
    transfers,
    sha256
  )

const day = books(
  direct('injection/1', 'minute/issuer', [li, 100]),
  { id: 'order/O1/hold', phase: 'hold', from: li as AccountId, amount: 60, at: NOON },
  { id: 'order/O1/pay', phase: 'post', of: 'order/O1/hold', lines: to([chen, 45]), at: NOON + 12 * 3_600_000 },
  { id: 'order/O2/hold', phase: 'hold', from: li as AccountId, amount: 20, at: NOON }
)

test('an account is told by month, cause and phase, with what is reserved and what ended', () => {
  const found = read(day, li)
  expect(found.faults).toEqual([])
  const fold = { asset: 'minute', kind: 'earned' } as const
  expect(found.folds).toEqual([
    { ...fold, month: '2026-11', cause: 'injection', phase: 'direct', came: 100, went: 0, issued: 100 },
    { ...fold, month: '2026-12', cause: 'order', phase: 'post', came: 0, went: 45, issued: 0 }
  ])
  expect(found.opened).toEqual([
    { transferId: 'order/O1/hold', account: li, amount: 60 },
    { transferId: 'order/O2/hold', account: li, amount: 20 }
  ])
  expect(found.ended).toEqual(['order/O1/hold'])
  expect(found.reached).toEqual({ posted: 55, held: 20, seq: 4, head: balanceOf(day, li as AccountId).head })
  // whoever is paid ends nothing
  expect(read(day, chen).ended).toEqual([])
})

test.each<[string, Partial<Balance>, string[]]>([
  ['nothing', {}, []],
  ['one entry more', { seq: 5 }, ['minute/earned/li 少了第 5 笔起的记录']],
  ['another end', { head: 'x' }, ['minute/earned/li 少了第 5 笔起的记录']],
  ['more than its entries', { posted: 56 }, ['minute/earned/li 的数和每一笔加起来不一样']],
  ['another reservation', { held: 19 }, ['minute/earned/li 的数和每一笔加起来不一样']],
  ['as much as must stay', { floor: 35 }, []],
  ['less than must stay', { floor: 36 }, ['minute/earned/li 低于下限']]
])('what is stored differs from the chain by %s', (_name, stored, faults) => expect(read(day, li, stored).faults).toEqual(faults))

test.each<[string, (all: Map<string, Transfer>) => void, number]>([
  ['is gone', (all) => all.delete('order/O1/hold'), 2],
  ['names a hold that is gone', (all) => all.delete('order/O2/hold'), 4],
  [
    'says another amount',
    (all) => all.set('order/O1/hold', { id: 'order/O1/hold', phase: 'hold', from: li as AccountId, amount: 61, at: 0 }),
    2
  ],
  ['is about somebody else', (all) => all.set('injection/1', direct('injection/1', 'minute/issuer', [lin, 100])), 1]
])('a chain that is whole, and a transfer of it that %s', (_name, change, seq) => {
  const transfers = new Map(day.transfers)
  change(transfers)
  expect(read(day, li, {}, transfers)).toMatchObject({
    faults: [`minute/earned/li 第 ${seq} 笔和留底对不上`],
    reached: { seq: seq - 1 }
  })
})

test('what the issuer gave or took is told where it came to rest', () => {
  const given = books(
    direct('injection/1', 'minute/issuer', [li, 100], [chen, 50]),
    direct('settled/1', li, ['minute/issuer', 30], [lin, 10]),
    direct('given/1', chen, [lin, 5])
  )
  const issued = [li, chen, lin].map((account) => read(given, account).folds.map((fold) => fold.issued))
  expect(issued).toEqual([
    [100, -30],
    [50, 0],
    [0, 0]
  ])
})

describe('folds', () => {
  const fold = (more: Partial<Fold>): Fold => ({
    asset: 'minute',
    kind: 'earned',
    month: '2026-11',
    cause: 'order',
    phase: 'post',
    came: 10,
    went: 4,
    issued: 6,
    ...more
  })
  test('the same month, kind, cause and phase are one; any other is another', () => {
    const others = [{ month: '2026-12' }, { asset: 'point' }, { kind: 'gifted' }, { cause: 'gift' }, { phase: 'direct' }] as Partial<Fold>[]
    expect(foldTogether([fold({}), ...others.map(fold), fold({ came: 1, went: 2, issued: 3 })])).toEqual([
      fold({ came: 11, went: 6, issued: 9 }),
      ...others.map(fold)
    ])
  })
  test('whatever left the issuer lies on accounts, each asset for itself', () => {
    expect(imbalance([fold({}), fold({ asset: 'point', issued: 0 })], 'minute')).toEqual([])
    expect(imbalance([fold({}), fold({ asset: 'point', issued: 0 })], 'point')).toEqual(['全部账户加起来差 6'])
  })
})
