import type { Checkpoint } from '@domain/verify/checkpoint'
import type { SignedVisit, StatementEntry } from '@domain/verify/statement'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { iso } from './rows'
import type { Caller } from './shapes'
import { WALLET_ACCOUNTS } from './wallet'

/** One tile on the way from a leaf to the root, as it is stored. */
export interface StoredTile {
  ordinal: number
  names: string
  /** hexadecimal, one after the other */
  hashes: string
}
/** The newest digest that was published, and where the caller's accounts lie under it. */
export interface Published {
  tenantId: string
  personId: string
  publicName: string
  district: string
  /** null: nothing has been published yet */
  checkpoint: (Checkpoint & { signature: string; digest: string; run: number }) | null
  accounts: { account: string; tiles: StoredTile[] }[]
}
/** Entries of the caller's accounts up to a place each, what was signed on site, and the phones' keys with where they lie. */
export interface Exported {
  accounts: { account: string; before: string; entries: StatementEntry[] }[]
  visits: SignedVisit[]
  devices: { alg: string; publicKey: string; name: string; tiles: StoredTile[] }[]
}

export interface ExportStore {
  published(): Promise<Published>
  /** at most `most` entries of each account, the newest ones up to its `seq`, oldest first */
  exported(from: Published, heads: readonly { account: string; seq: number }[], most: number): Promise<Exported>
}

const PUBLISHED = `, newest as (
  select checkpoint.* from me join checkpoint on checkpoint.tenant_id = me.tenant_id order by day desc limit 1
)
select jsonb_build_object('tenantId', me.tenant_id, 'personId', me.person_id, 'publicName', person.public_name, 'district', tenant.name,
  'checkpoint', (select jsonb_build_object('alg', alg, 'hashAlg', hash_alg, 'district', newest.tenant_id, 'day', day,
    'at', (extract(epoch from at) * 1000)::bigint, 'accounts', accounts, 'accountsRoot', encode(accounts_root, 'hex'), 'devices', devices,
    'devicesRoot', encode(devices_root, 'hex'), 'before', before, 'key', key_id, 'signature', encode(signature, 'hex'), 'digest', digest, 'run', run)
    from newest),
  'accounts', (select coalesce(jsonb_agg(jsonb_build_object('account', account.id, 'tiles', tiles_of_v1(me.tenant_id, newest.run, 'account', account.id))
    order by kind.n), '[]')
    from newest cross join unnest(array['${WALLET_ACCOUNTS.join("', '")}']) with ordinality kind (name, n)
    join ledger_account account on account.tenant_id = me.tenant_id and account.id = kind.name || '/' || me.person_id)
) as found from me
join tenant on tenant.id = me.tenant_id
join person on person.tenant_id = me.tenant_id and person.id = me.person_id and person.erased_at is null`

const EXPORTED = `, wanted as (select * from unnest($4::text[], $5::bigint[]) with ordinality wanted (account, seq, n)
), lines as (
  select entry.*, value_line.why, value_line.order_id from me cross join wanted
  join entry on entry.tenant_id = me.tenant_id and entry.account_id = wanted.account and entry.seq <= wanted.seq and entry.seq > wanted.seq - $6::bigint
  left join value_line on value_line.tenant_id = entry.tenant_id and value_line.account_id = entry.account_id and value_line.transfer_id = entry.transfer_id
), signed as (
  select visit_signature.* from me
  join (select distinct order_id from lines where order_id is not null) named on true
  join orders on orders.tenant_id = me.tenant_id and orders.id = named.order_id
  join visit_signature on visit_signature.tenant_id = me.tenant_id and visit_signature.order_id = named.order_id and visit_signature.at <= $8::timestamptz
  join seat on seat.tenant_id = me.tenant_id and seat.order_id = named.order_id and seat.id = visit_signature.seat_id
  where me.person_id in (seat.person_id, orders.beneficiary_id)
)
select jsonb_build_object(
  'accounts', (select coalesce(jsonb_agg(jsonb_build_object('account', wanted.account,
    'before', coalesce((select encode(entry.hash, 'hex') from entry where entry.tenant_id = me.tenant_id and entry.account_id = wanted.account
      and entry.seq = wanted.seq - $6::bigint), ''),
    'entries', (select coalesce(jsonb_agg(jsonb_build_object('seq', lines.seq, 'transfer', transfer_id, 'phase', phase, 'of', coalesce(of, ''),
        'posted', posted, 'held', held, 'at', (extract(epoch from at) * 1000)::bigint, 'hash', encode(hash, 'hex'),
        'why', coalesce(why, '[]'), 'title', coalesce(item.body ->> 'publicName', '')) order by lines.seq), '[]')
      from lines
      left join orders on orders.tenant_id = me.tenant_id and orders.id = lines.order_id
      left join item on item.tenant_id = me.tenant_id and item.code = orders.item_code
      where lines.account_id = wanted.account)) order by wanted.n), '[]') from wanted),
  'visits', (select coalesce(jsonb_agg(jsonb_build_object('order', order_id, 'round', round, 'seat', seat_id, 'stage', stage, 'code', code,
    'helper', case when helper_key is not null then jsonb_build_object('key', encode(helper.public_key, 'hex'),
      'at', (extract(epoch from helper_at) * 1000)::bigint, 'signature', encode(helper_signature, 'hex')) end,
    'witness', case when witness_key is not null then jsonb_build_object('key', encode(witness.public_key, 'hex'),
      'step', witness_step, 'signature', encode(witness_signature, 'hex')) end) order by signed.at, order_id, seat_id), '[]')
    from signed
    left join device_key helper on helper.tenant_id = me.tenant_id and helper.id = helper_key
    left join device_key witness on witness.tenant_id = me.tenant_id and witness.id = witness_key),
  'devices', (select coalesce(jsonb_agg(jsonb_build_object('name', id, 'alg', alg, 'publicKey', encode(public_key, 'hex'),
    'tiles', tiles_of_v1(me.tenant_id, $7::bigint, 'device', id)) order by id), '[]')
    from device_key where device_key.tenant_id = me.tenant_id
      and id in (select helper_key from signed union select witness_key from signed))
) as found from me`

export const exportStore = (run: Run, caller: Caller): ExportStore => ({
  published: () => askAs<Published>(run, caller, PUBLISHED, []),
  exported: ({ checkpoint }, heads, most) =>
    askAs<Exported>(run, caller, EXPORTED, [
      heads.map(({ account }) => account),
      heads.map(({ seq }) => seq),
      most,
      checkpoint?.run ?? 0,
      iso(checkpoint?.at ?? 0)
    ])
})
