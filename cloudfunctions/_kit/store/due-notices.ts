import type { NoticeSettings } from '@domain/notices/quiet'
import type { Run } from '../../../database/query'
import { addresseeSql, settingsOf, type Addressee, type SettingRow } from './notices'
import { iso } from './rows'

/** Orders with a time agreed on that begins before `until`, as many coming as it takes, and one of these reminders not made: `kinds` are looked at apart. */
export const dueReminders = (
  run: Run,
  {
    kind,
    from,
    until,
    states,
    coming
  }: { kind: string; from: number; until: number; states: readonly string[]; coming: readonly string[] },
  limit: number
): Promise<{ tenantId: string; orderId: string }[]> =>
  run(
    `select tenant_id as "tenantId", id as "orderId" from orders
where ended_at is null and window_index is not null and starts_at > $2::timestamptz and starts_at <= $3::timestamptz and state = any ($4::text[])
  and (select count(*) from seat where seat.tenant_id = orders.tenant_id and seat.order_id = orders.id and seat.round = orders.round and seat.state = any ($5::text[]))
    >= case state when 'open' then greatest(min_people, 1) else 1 end
  and not exists (
    select 1 from reminder where reminder.tenant_id = orders.tenant_id and reminder.order_id = orders.id and reminder.round = orders.round
      and reminder.kind = $1 and reminder.starts_at = orders.starts_at)
order by starts_at, tenant_id, id limit $6`,
    [kind, iso(from), iso(until), states, coming, limit]
  )

/** Somebody with things unread since their last digest, who agreed to one. */
export interface DigestDue extends Addressee {
  tenantId: string
  personId: string
  unread: number
  settings: NoticeSettings | null
}
/** By district and person, from the one after `after`. */
export const dueDigests = async (
  run: Run,
  day: string,
  since: number,
  limit: number,
  after?: Pick<DigestDue, 'tenantId' | 'personId'>
): Promise<DigestDue[]> => {
  const rows = await run<{ found: Omit<DigestDue, 'settings'> & { settings: SettingRow | null } }>(
    `select jsonb_build_object('tenantId', consent.tenant_id, 'personId', consent.person_id, 'unread', news.unread, 'settings', to_jsonb(notice_setting),
  ${addresseeSql('consent.tenant_id', 'consent.person_id')}) as found
from consent
left join notice_setting on notice_setting.tenant_id = consent.tenant_id and notice_setting.person_id = consent.person_id
cross join lateral (
  select count(*) as unread from notice where notice.tenant_id = consent.tenant_id and notice.person_id = consent.person_id and read_at is null
    and message <> 'taken' and notice.at > greatest($2::timestamptz, (
      select max(digest.at) from digest where digest.tenant_id = consent.tenant_id and digest.person_id = consent.person_id))
) news
where consent.template = 'digest' and consent.remaining > 0 and (consent.tenant_id, consent.person_id) > ($4, $5) and news.unread > 0 and not exists (
  select 1 from digest where digest.tenant_id = consent.tenant_id and digest.person_id = consent.person_id and digest.day = $1::date)
order by consent.tenant_id, consent.person_id limit $3`,
    [day, iso(since), limit, after?.tenantId ?? '', after?.personId ?? '']
  )
  return rows.map(({ found }) => ({ ...found, settings: settingsOf(found.settings) }))
}
