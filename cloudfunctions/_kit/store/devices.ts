import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { iso } from './rows'
import type { Caller } from './shapes'

/** The key of a phone, as its owner sees it. */
export interface OwnDevice {
  id: string
  since: number
  until: number | null
}
export interface NewDevice {
  id: string
  alg: string
  publicKey: Uint8Array
  now: number
  /** how many somebody may have that still count */
  most: number
}

/** The phones of one caller. */
export interface DeviceStore {
  /** the same key again changes nothing. False: it is somebody else's, or there are too many */
  register(device: NewDevice): Promise<boolean>
  /** from now on nothing signed by it is taken; false: none of theirs */
  revoke(id: string, now: number): Promise<boolean>
  /** the newest twenty */
  own(): Promise<OwnDevice[]>
}

const LIVE = `select count(*) from device_owner own where own.tenant_id = me.tenant_id and own.person_id = me.person_id
  and not exists (select from device_end gone where gone.tenant_id = own.tenant_id and gone.key_id = own.key_id)`
const REGISTER = `, made as (
  insert into device_key (tenant_id, id, alg, public_key, registered_at)
  select me.tenant_id, $4, $5, $6, $7::timestamptz from me where me.person_id is not null and (${LIVE}) < $8::integer on conflict do nothing returning tenant_id, id
), owned as (
  insert into device_owner (tenant_id, key_id, person_id) select made.tenant_id, made.id, me.person_id from made, me on conflict do nothing returning 1
)
select exists (select from owned) or exists (select from device_owner own where own.tenant_id = me.tenant_id and own.key_id = $4
  and own.person_id = me.person_id) as found from me`
const REVOKE = `, gone as (
  insert into device_end (tenant_id, key_id, revoked_at)
  select own.tenant_id, own.key_id, $5::timestamptz from me
  join device_owner own on own.tenant_id = me.tenant_id and own.person_id = me.person_id and own.key_id = $4 on conflict do nothing returning 1
)
select exists (select from gone) or exists (select from device_owner own where own.tenant_id = me.tenant_id and own.key_id = $4
  and own.person_id = me.person_id) as found from me`
const OWN = ` select coalesce((select jsonb_agg(few) from (
  select device_key.id, (extract(epoch from registered_at) * 1000)::bigint as since, (extract(epoch from revoked_at) * 1000)::bigint as until
  from device_owner own
  join device_key on device_key.tenant_id = own.tenant_id and device_key.id = own.key_id
  left join device_end on device_end.tenant_id = own.tenant_id and device_end.key_id = own.key_id
  where own.tenant_id = me.tenant_id and own.person_id = me.person_id order by registered_at desc, device_key.id limit 20
) few), '[]') as found from me`

export const deviceStore = (run: Run, caller: Caller): DeviceStore => ({
  register: ({ id, alg, publicKey, now, most }) => askAs<boolean>(run, caller, REGISTER, [id, alg, Buffer.from(publicKey), iso(now), most]),
  revoke: (id, now) => askAs<boolean>(run, caller, REVOKE, [id, iso(now)]),
  own: () => askAs<OwnDevice[]>(run, caller, OWN, [])
})
