import type { Run } from '../../../database/query'
import type { Keys } from '../seal'
import { askAs } from './caller'
import { iso } from './rows'
import type { Caller, Contact, ContactInput } from './shapes'

interface Found {
  tenant_id: string
  building: string | null
  address_id: string | null
  door: string | null
  note: string | null
  note_owner: string | null
  people: { person_id: string; public_name: string; phone: string | null }[] | null
}

/** Reads and writes down in one statement: whoever reads a phone, a door or a note stands in the log, or has read nothing. */
const SQL = `, wanted as (
  select orders.* from me join orders on orders.tenant_id = me.tenant_id and orders.id = $4
), called as (
  select person.tenant_id, person.id, person.public_name, private.phone from wanted
  join person on person.tenant_id = wanted.tenant_id and person.id = any ($5::text[])
  left join person_private private on private.tenant_id = person.tenant_id and private.person_id = person.id
), door as (
  select private.door, wanted.address_id from wanted
  join address_private private on private.tenant_id = wanted.tenant_id and private.address_id = wanted.address_id where $6::boolean
), note as (
  select private.sealed, private.owner from wanted
  join order_private private on private.tenant_id = wanted.tenant_id and private.order_id = wanted.id and private.field = 'note'
  where $7::boolean order by private.at desc limit 1
), written as (
  insert into access_log (tenant_id, reader_id, order_id, subject_id, fields, reason, at)
  select me.tenant_id, me.person_id, $4, called.id, 'phone', $8, $9::timestamptz from me cross join called
  union all
  select me.tenant_id, me.person_id, $4, wanted.beneficiary_id, 'door', $8, $9::timestamptz from me cross join wanted where $6::boolean
  union all
  select me.tenant_id, me.person_id, $4, wanted.beneficiary_id, 'note', $8, $9::timestamptz from me cross join wanted where $7::boolean
  returning 1
)
select jsonb_build_object(
  'tenant_id', me.tenant_id,
  'building', (select building from wanted where $6::boolean),
  'address_id', (select address_id from door), 'door', (select door from door),
  'note', (select sealed from note), 'note_owner', (select owner from note),
  'people', (select jsonb_agg(jsonb_build_object('person_id', id, 'public_name', public_name, 'phone', phone) order by id) from called)
) as found from me`

/** Phones, door and note of one order, as far as `contactFor` allowed; the reading is written down in the same statement. */
export const contact = async (run: Run, keys: Keys, caller: Caller, input: ContactInput): Promise<Contact> => {
  const params = [input.orderId, input.phonesOf, input.door, input.note, input.reason, iso(input.now)]
  const found = await askAs<Found>(run, caller, SQL, params)
  const lock = keys.of(found.tenant_id)
  return {
    people: (found.people ?? []).map((one) => ({
      personId: one.person_id,
      publicName: one.public_name,
      phone: one.phone === null ? null : lock.open('person_private', one.person_id, 'phone', one.phone)
    })),
    building: found.building,
    door: found.door === null ? null : lock.open('address_private', String(found.address_id), 'door', found.door),
    note: found.note === null ? null : lock.open('order_private', input.orderId, `note/${found.note_owner}`, found.note)
  }
}
