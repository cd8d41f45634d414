import type { Reading } from '@contract/member'
import { ROLE_WORDS } from '@domain/people/roles'
import type { Role } from '@domain/order/scene'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { cursorOf, numberIn, placeIn } from './cursor'
import { iso, ms } from './rows'
import type { Caller, ListInput } from './shapes'

/** What somebody may know and decide about their own data. */
export interface PrivacyStore {
  /** who read a phone, a door or a note of the caller, newest first */
  readings(input: ListInput): Promise<{ items: Reading[]; next?: string }>
  /** from `after` on everything of the caller may be erased; null: they stay. False: something of theirs is still under way. */
  leave(after: number | null): Promise<boolean>
}

const SIZE = 20
interface ReadingRow {
  id: number
  at: string
  reader: string
  role: Role | null
  org: string | null
  fields: string
  reason: string
}

const READINGS = `
select (select coalesce(jsonb_agg(page), '[]') from (
  select log.id, log.at, log.fields, log.reason, reader.public_name as reader, post.role, org.name as org
  from access_log log
  join person reader on reader.tenant_id = log.tenant_id and reader.id = log.reader_id
  left join lateral (
    select post.role, post.org_id from post where post.tenant_id = log.tenant_id and post.person_id = log.reader_id
      and post.since <= log.at and (post.until is null or post.until > log.at) order by post.role, post.org_id limit 1
  ) post on true
  left join org on org.tenant_id = log.tenant_id and org.id = post.org_id
  where log.tenant_id = me.tenant_id and log.subject_id = me.person_id and log.reader_id <> me.person_id
    and (log.at, log.id) < ($4::timestamptz, $5::bigint)
  order by log.at desc, log.id desc limit $6::integer
) page) as found from me`

const readingOf = ({ id, at, reader, role, org, fields, reason }: ReadingRow): Reading => ({
  id: String(id),
  at: ms(at),
  reader,
  ...(role ? { post: `${org ?? ''} ${ROLE_WORDS[role]}`.trim() } : {}),
  field: fields as Reading['field'],
  reason
})

/** The last id a page may begin after, where none is named. */
const LAST_ID = Number.MAX_SAFE_INTEGER

/** What of somebody is still under way: asked for, placed for another, taken on, appealed against, or kept for them at a merchant. One index each. */
const underWay = (tenant: string, person: string): string => `(
  select 1 from orders where orders.tenant_id = ${tenant} and orders.beneficiary_id = ${person} and orders.ended_at is null
  union all
  select 1 from orders where orders.tenant_id = ${tenant} and orders.placer_id = ${person} and orders.ended_at is null
  union all
  select 1 from seat join orders on orders.tenant_id = seat.tenant_id and orders.id = seat.order_id and orders.ended_at is null
  where seat.tenant_id = ${tenant} and seat.person_id = ${person} and seat.state in ('accepted', 'unanswered', 'arrived')
  union all
  select 1 from appeal where appeal.tenant_id = ${tenant} and appeal.person_id = ${person} and appeal.settled_at is null
  union all
  select 1 from redemption where redemption.tenant_id = ${tenant} and redemption.person_id = ${person} and redemption.state = 'held')`

const LEAVE = `, gone as (
  update person set erase_after = $4::timestamptz from me
  where person.tenant_id = me.tenant_id and person.id = me.person_id
    and ($4::timestamptz is null or not exists ${underWay('me.tenant_id', 'me.person_id')})
  returning 1
)
select (select count(*) from gone) as found from me`

export const privacyStore = (run: Run, caller: Caller): PrivacyStore => ({
  readings: async ({ cursor }) => {
    const start = cursor === undefined ? null : placeIn(cursor)
    const rows = await askAs<ReadingRow[]>(run, caller, READINGS, [
      start ? iso(start.at) : 'infinity',
      start ? numberIn(start) : LAST_ID,
      SIZE + 1
    ])
    const last = rows.length > SIZE ? rows[SIZE - 1] : undefined
    return {
      items: rows.slice(0, SIZE).map(readingOf),
      ...(last ? { next: cursorOf({ at: ms(last.at), id: String(last.id) }) } : {})
    }
  },
  leave: async (after) => Number(await askAs<number>(run, caller, LEAVE, [after === null ? null : iso(after)])) > 0
})

/** People whose time to be erased has come and who have nothing under way, of every district. */
export const dueErasures = (run: Run, now: number, limit: number): Promise<{ tenantId: string; personId: string }[]> =>
  run(
    `select tenant_id as "tenantId", id as "personId" from person
where erase_after is not null and erased_at is null and erase_after <= $1::timestamptz
  and not exists ${underWay('person.tenant_id', 'person.id')} order by erase_after, tenant_id, id limit $2`,
    [iso(now), limit]
  )

/**
 * Deletes every private row of one person and the way to them; ids, times and proven minutes of what they did stay (trust.md §6).
 * One statement, all or nothing. False while something of theirs is under way.
 */
export const erase = async (run: Run, tenantId: string, personId: string, now: number): Promise<boolean> =>
  (
    await run(
      `with gone as (
  update person set erased_at = $3::timestamptz, public_name = '已注销', birth_day = null, has_app = false
  where tenant_id = $1 and id = $2 and erased_at is null and erase_after <= $3::timestamptz
    and not exists ${underWay('$1', '$2')}
  returning tenant_id, id
), names as (delete from person_private using gone where person_private.tenant_id = gone.tenant_id and person_private.person_id = gone.id
), doors as (
  delete from address_private using gone, address
  where address.tenant_id = gone.tenant_id and address.person_id = gone.id
    and address_private.tenant_id = address.tenant_id and address_private.address_id = address.id
), homes as (
  update address set building = '', gone_at = coalesce(address.gone_at, $3::timestamptz) from gone
  where address.tenant_id = gone.tenant_id and address.person_id = gone.id
), words as (
  delete from order_private using gone, orders
  where orders.tenant_id = gone.tenant_id and orders.beneficiary_id = gone.id
    and order_private.tenant_id = orders.tenant_id and order_private.order_id = orders.id
), said_at_visits as (
  delete from order_private using gone, seat
  where seat.tenant_id = gone.tenant_id and seat.person_id = gone.id
    and order_private.tenant_id = seat.tenant_id and order_private.order_id = seat.order_id and order_private.owner = seat.id
), pictures as (
  update picture set gone_at = $3::timestamptz from gone, orders
  where orders.tenant_id = gone.tenant_id and orders.beneficiary_id = gone.id
    and picture.tenant_id = orders.tenant_id and picture.order_id = orders.id and picture.gone_at is null
), traces as (update orders set (surname, building, handler_line) = (null, null, null) from gone where orders.tenant_id = gone.tenant_id and orders.beneficiary_id = gone.id
), said as (delete from feedback using gone where feedback.tenant_id = gone.tenant_id and feedback.person_id = gone.id
), appeals as (delete from appeal using gone where appeal.tenant_id = gone.tenant_id and appeal.person_id = gone.id
), told as (delete from notice using gone where notice.tenant_id = gone.tenant_id and notice.person_id = gone.id
), consents as (delete from consent using gone where consent.tenant_id = gone.tenant_id and consent.person_id = gone.id
), wishes as (delete from notice_setting using gone where notice_setting.tenant_id = gone.tenant_id and notice_setting.person_id = gone.id
), digests as (delete from digest using gone where digest.tenant_id = gone.tenant_id and digest.person_id = gone.id
), accounts as (delete from account using gone where account.tenant_id = gone.tenant_id and account.person_id = gone.id
), links as (delete from kin using gone where kin.tenant_id = gone.tenant_id and gone.id in (kin.person_id, kin.other_id)
), family as (
  delete from gift_relation using gone where gift_relation.tenant_id = gone.tenant_id and gone.id in (gift_relation.giver_id, gift_relation.receiver_id)
), listing as (delete from listed_elder using gone where listed_elder.tenant_id = gone.tenant_id and listed_elder.person_id = gone.id
), introduced as (
  delete from introduction using gone where introduction.tenant_id = gone.tenant_id and gone.id in (introduction.beneficiary_id, introduction.volunteer_id)
), helping as (delete from volunteer using gone where volunteer.tenant_id = gone.tenant_id and volunteer.person_id = gone.id
), phones as (delete from device_owner using gone where device_owner.tenant_id = gone.tenant_id and device_owner.person_id = gone.id
), posts as (update post set until = $3::timestamptz from gone where post.tenant_id = gone.tenant_id and post.person_id = gone.id
    and (post.until is null or post.until > $3::timestamptz)
), handing as (update post_hand_over set ended_at = $3::timestamptz, ended_by = gone.id, outcome = 'withdrawn' from gone
  where post_hand_over.tenant_id = gone.tenant_id and gone.id in (from_id, to_id) and ended_at is null
), signed as (update standing_hand_over set revoked_at = $3::timestamptz from gone
  where standing_hand_over.tenant_id = gone.tenant_id and standing_hand_over.signer_id = gone.id and standing_hand_over.revoked_at is null
)
select 1 from gone`,
      [tenantId, personId, iso(now)]
    )
  ).length > 0
