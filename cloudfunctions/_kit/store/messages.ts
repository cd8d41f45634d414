import type { NoticeSettings } from '@domain/notices/quiet'
import type { Run } from '../../../database/query'
import { addresseeSql, settingsOf, type Addressee, type SettingRow } from './notices'
import { iso, msOrNull } from './rows'

/** A message that this run alone has in hand, with all that says whether and how it goes. */
export interface ClaimedMessage extends Addressee {
  tenantId: string
  id: string
  personId: string
  orderId: string
  kind: string
  to: string
  about: number | null
  tries: number
  read: boolean
  settings: NoticeSettings | null
}

/** What became of a message: WeChat took it (which is not yet somebody having it), it was not sent, or nobody can say. */
export type Outcome = 'none' | 'taken' | 'refused' | 'unknown'

/** Whoever had these in hand has gone: nobody knows whether they were sent, so they are not sent again. */
const LOST = `with lost as (
  update notice set message = 'unknown', message_due = null where message = 'sending' and message_due <= $1::timestamptz returning 1
) select count(*) from lost`
const CLAIM = `with due as (
  select tenant_id, id from notice where message = 'waiting' and message_due <= $1::timestamptz
  order by message_due, tenant_id, id limit $2 for update skip locked
), mine as (
  update notice set message = 'sending', message_due = $3::timestamptz, tries = tries + 1 from due
  where notice.tenant_id = due.tenant_id and notice.id = due.id and notice.message = 'waiting' returning notice.*
)
select jsonb_build_object('tenantId', mine.tenant_id, 'id', mine.id, 'personId', mine.person_id, 'orderId', mine.order_id, 'kind', mine.kind,
  'to', mine."to", 'about', mine.about, 'tries', mine.tries, 'read', mine.read_at is not null, 'settings', to_jsonb(notice_setting),
  ${addresseeSql('mine.tenant_id', 'mine.person_id')}) as found
from mine left join notice_setting on notice_setting.tenant_id = mine.tenant_id and notice_setting.person_id = mine.person_id
order by mine.at, mine.id`

/** Takes messages whose time has come, each for this run alone until `until`. Two trips. */
export const claimMessages = async (run: Run, now: number, until: number, limit: number): Promise<ClaimedMessage[]> => {
  await run(LOST, [iso(now)])
  const rows = await run<{ found: Omit<ClaimedMessage, 'settings' | 'about'> & { settings: SettingRow | null; about: string | null } }>(
    CLAIM,
    [iso(now), limit, iso(until)]
  )
  return rows.map(({ found }) => ({
    ...found,
    settings: settingsOf(found.settings),
    about: msOrNull(found.about)
  }))
}
