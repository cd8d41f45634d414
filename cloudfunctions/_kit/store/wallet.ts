import type { StatementLine } from '@contract/books'
import type { Page } from '@contract/page'
import { monthWindow } from '@domain/clock/month'
import { AppError } from '@domain/errors'
import type { AccountId, Asset } from '@domain/ledger/account'
import type { GiftRelation } from '@domain/timebank/give'
import type { Tally, ValueChange } from '@domain/value/facts'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { cursorOf, numberIn, placeIn, type Place } from './cursor'
import { isRace } from './commit'
import { fillPool, refusalIn } from './ledger'
import { movesIn } from './moves'
import { iso, ms, rowOf, type Row } from './rows'
import { onceParams, onceSql } from './once'
import type { Asked, Caller } from './shapes'

/** What somebody has accounts of: each may be read as a statement. */
export const WALLET_ACCOUNTS = ['point/earned', 'minute/earned', 'minute/gifted', 'minute/allotment'] as const
export type WalletAccount = (typeof WALLET_ACCOUNTS)[number]

/** Somebody's accounts, what they have used up of limits that matter to them, and what decides whether they may use their minutes. */
export interface Wallet {
  tenantId: string
  personId: string
  /** verified, or null */
  birthDay: string | null
  listed: boolean
  useOwn: boolean
  frozen: boolean
  /** assets that stand still while a difference is looked into */
  stopped: Asset[]
  balances: Partial<Record<AccountId, { posted: number; held: number }>>
  tallies: Tally[]
  /** the organisation whose pool stands above the caller */
  poolOwner: string
  /** close family whom minutes may be given to, verified by a community */
  family: { personId: string; publicName: string; relation: GiftRelation }[]
  /** the transfer that was asked about, if it has been written before */
  done: { to: AccountId; amount: number } | null
}

/** What one caller may read and move in the books without an order. */
export interface WalletStore {
  /** the caller's own, with the balances and tallies of one receiver, and whether a transfer has been written. `year` as `2026` */
  wallet(year: string, asked?: { receiverId?: string; cause: string }): Promise<Wallet>
  /** writes what was decided on a wallet. False: somebody was faster, decide again. Refuses as the ledger does */
  move(wallet: Wallet, change: ValueChange, now: number): Promise<boolean>
  /** one account newest first, a month of it or all; twenty lines a page, by keyset */
  statement(input: { account: WalletAccount; month?: string; cursor?: string }): Promise<Page<StatementLine>>
  /** 用我的互助时间, once for `asked` */
  useOwn(use: boolean, asked: Asked, now: number): Promise<void>
}

const KINDS = `unnest(array['${WALLET_ACCOUNTS.join("', '")}']) kind (name)`
const WALLET = `, people as (select person_id as id from me union select $5::text where $5::text is not null)
select jsonb_build_object(
  'tenantId', me.tenant_id, 'personId', me.person_id,
  'birthDay', case when person.real_name then person.birth_day end, 'useOwn', person.use_minutes, 'frozen', frozen_v1(me.tenant_id, me.person_id), 'stopped', to_jsonb(stopped_v1(me.tenant_id)),
  'listed', exists (select from listed_elder where listed_elder.tenant_id = me.tenant_id and listed_elder.person_id = me.person_id),
  'balances', (select coalesce(jsonb_object_agg(account.id, jsonb_build_object('posted', account.posted, 'held', account.held)), '{}')
    from people cross join ${KINDS} join ledger_account account on account.tenant_id = me.tenant_id and account.id = kind.name || '/' || people.id),
  'tallies', (select coalesce(jsonb_agg(jsonb_build_object('personId', tally.person_id, 'key', tally.key, 'amount', tally.amount)), '[]')
    from people join tally on tally.tenant_id = me.tenant_id and tally.person_id = people.id and tally.period in ('life', $4)),
  'poolOwner', top_org_v1(me.tenant_id, person.community_id),
  'family', (select coalesce(jsonb_agg(jsonb_build_object('personId', other.id, 'publicName', other.public_name, 'relation', relation) order by other.id), '[]')
    from gift_relation join person other on other.tenant_id = me.tenant_id and other.id = receiver_id and other.erased_at is null
    where gift_relation.tenant_id = me.tenant_id and giver_id = me.person_id),
  'done', (select jsonb_build_object('to', to_id, 'amount', amount) from transfer where transfer.tenant_id = me.tenant_id and transfer.id = $6 and line = 1)
) as found from me join person on person.tenant_id = me.tenant_id and person.id = me.person_id`

const SIZE = 20
// lines that moved nothing stand above the entry that was the last one then
const STATEMENT = `, page as (
  select * from (
    (select entry.seq, null::text as silent, entry.at, entry.posted, entry.held, entry.account_id, entry.transfer_id
    from me join entry on entry.tenant_id = me.tenant_id and entry.account_id = $4 || '/' || me.person_id
    where entry.seq < $5 and entry.at >= $6::timestamptz and entry.at < $7::timestamptz
    order by entry.seq desc limit ${SIZE + 1})
    union all
    (select line.after_seq, md5(line.transfer_id), line.at, 0, 0, line.account_id, line.transfer_id
    from me join value_line line on line.tenant_id = me.tenant_id and line.account_id = $4 || '/' || me.person_id
    where line.after_seq is not null and line.why <> '[]' and (line.after_seq, line.at, md5(line.transfer_id)) < ($8::bigint, $9::timestamptz, $10)
      and line.at >= $6::timestamptz and line.at < $7::timestamptz
    order by line.after_seq desc, line.at desc, md5(line.transfer_id) desc limit ${SIZE + 1})
  ) both_kinds
  order by seq desc, silent is null, at desc, silent desc limit ${SIZE + 1}
)
select coalesce((select jsonb_agg(jsonb_build_object('seq', page.seq, 'silent', page.silent, 'at', page.at, 'posted', page.posted, 'held', page.held,
    'why', coalesce(value_line.why, '[]'), 'orderId', value_line.order_id, 'title', item.body ->> 'publicName')
    order by page.seq desc, page.silent is null, page.at desc, page.silent desc)
  from page join me on true
  left join value_line on value_line.tenant_id = me.tenant_id and value_line.account_id = page.account_id and value_line.transfer_id = page.transfer_id
  left join orders on orders.tenant_id = me.tenant_id and orders.id = value_line.order_id
  left join item on item.tenant_id = me.tenant_id and item.code = orders.item_code), '[]') as found from me`

interface EntryRow {
  seq: number
  silent: string | null
  at: string
  posted: number
  held: number
  why: string[]
  orderId: string | null
  title: string | null
}
const placeOf = ({ seq, silent, at }: EntryRow): Place => ({ at: ms(at), id: String(seq), ...(silent === null ? {} : { other: silent }) })
const lineOf = ({ seq, silent, at, posted, held, why, orderId, title }: EntryRow): StatementLine => ({
  id: silent === null ? String(seq) : `${seq}-${silent}`,
  at: ms(at),
  amount: posted,
  held,
  why,
  ...(orderId === null ? {} : { orderId }),
  ...(title === null ? {} : { title })
})

const USE_OWN = `, ${onceSql(5, 'true')}, chosen as (
  update person set use_minutes = $4::boolean from me, once where person.tenant_id = me.tenant_id and person.id = me.person_id
)
select true as found from me`

export const walletStore = (run: Run, caller: Caller): WalletStore => ({
  wallet: (year, asked) => askAs<Wallet>(run, caller, WALLET, [year, asked?.receiverId ?? null, asked?.cause ?? null]),
  move: (wallet, change, now) => moveValue(run, wallet.tenantId, change, now),
  statement: async ({ account, month, cursor }) => {
    const start = cursor === undefined ? null : placeIn(cursor)
    const last = start === null ? Number.MAX_SAFE_INTEGER : numberIn(start)
    const { from, to } = month === undefined ? { from: null, to: null } : monthWindow(month)
    const rows = await askAs<EntryRow[]>(run, caller, STATEMENT, [
      account,
      start?.other === undefined ? last : last + 1,
      from === null ? '-infinity' : iso(from),
      to === null ? 'infinity' : iso(to),
      last,
      start?.other === undefined ? '-infinity' : iso(start.at),
      start?.other ?? ''
    ])
    const shown = rows.slice(0, SIZE)
    const end = rows.length > SIZE ? shown.at(-1) : undefined
    return { items: shown.map(lineOf), ...(end ? { next: cursorOf(placeOf(end)) } : {}) }
  },
  useOwn: async (use, asked, now) => void (await askAs<boolean>(run, caller, USE_OWN, [use, ...onceParams(asked, now)]))
})

/** A change of value as the writing statements take it; `orderId`: the order that it is about, if any. */
export const packedValue = (
  tenantId: string,
  { transfers, lines, tallies }: ValueChange,
  at: number,
  orderId: string | null = null
): Row => ({
  transfers: movesIn(transfers),
  lines: lines.map((one) => ({ ...rowOf(one), tenant_id: tenantId, order_id: orderId, at: iso(at) })),
  tallies: tallies.map((one) => rowOf(one))
})

/** Value without an order, in one statement, each once. False: a limit, a balance or a shard of the pool has moved meanwhile: decide again. */
export const moveValue = async (run: Run, tenantId: string, change: ValueChange, at: number): Promise<boolean> => {
  try {
    await run('select move_value_v1($1, $2::jsonb)', [tenantId, JSON.stringify(packedValue(tenantId, change, at))])
    return true
  } catch (error) {
    const refused = refusalIn(error)
    if (refused instanceof AppError && refused.code === 'BOOKS_STOPPED') throw refused
    if (isRace(error) || (await fillPool(run, tenantId, change.transfers, refused))) return false
    throw refused
  }
}
