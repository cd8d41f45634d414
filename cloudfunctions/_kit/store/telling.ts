import type { TemplateKind } from '@domain/notices/templates'
import type { NoticeSettings } from '@domain/notices/quiet'
import type { Run } from '../../../database/query'
import { reachSql, settingsOf, type Reach, type SettingRow } from './notices'
import { iso, ms, msOrNull } from './rows'
import type { Caller, Waiting } from './shapes'

/** One person who is to be told one thing of the outbox. */
export interface Told {
  outboxId: number
  personId: string
  orderId: string
  kind: string
  to: string
  about: number | null
  at: number
  /** worth a message besides the list in the app */
  message: boolean
}

/** A message that this run alone has in hand, with all that says whether and how it goes. */
export interface ClaimedMessage extends Reach {
  tenantId: string
  id: string
  personId: string
  orderId: string
  kind: string
  to: string
  about: number | null
  tries: number
  read: boolean
  /** null: nobody signed in as this person in this app */
  account: Caller | null
  settings: NoticeSettings | null
}

/** What became of a message: WeChat took it (which is not yet somebody having it), it was not sent, or nobody can say. */
export type Outcome = 'none' | 'taken' | 'refused' | 'unknown'

/** What jobs do about notices in one tenant. */
export interface Telling {
  /** these lines of the outbox are dealt with: their notices stand in the lists of their people. Answers how many lines this run did itself. */
  tell(outboxIds: readonly number[], told: readonly Told[], now: number): Promise<number>
  /** they could not be addressed now; after the third time they are given up */
  notTold(outboxIds: readonly number[], now: number): Promise<void>
  /** takes one consent; false when none is left */
  spend(personId: string, template: TemplateKind): Promise<boolean>
  /** the message was not sent: the consent is theirs again */
  giveBack(personId: string, template: TemplateKind): Promise<void>
  /** WeChat knows of none: neither do we */
  forfeit(personId: string, template: TemplateKind): Promise<void>
  settle(id: string, outcome: Outcome): Promise<void>
  /** looked at again then; `tried`: it was one of the few times it is tried */
  putOff(id: string, due: number, tried: boolean): Promise<void>
  /** the reminders of one order for one time, each to both sides (or, `to` null, to nobody), once whatever happens. Answers how many this run did itself. */
  remind(
    reminders: readonly { kind: string; orderId: string; round: number; startsAt: number; to: string | null }[],
    now: number
  ): Promise<number>
  /** true for exactly one of all runs of this day, with the consent taken */
  claimDigest(personId: string, day: string, now: number): Promise<boolean>
}

const TELL = `with mine as (
  update outbox set handled_at = $3::timestamptz where tenant_id = $1 and id = any ($2::bigint[]) and handled_at is null returning id
), told as (
  insert into notice (tenant_id, id, person_id, order_id, kind, "to", about, at, message, message_due)
  select $1, one."outboxId" || '-' || one."personId", one."personId", one."orderId", one.kind, one."to", one.about, one.at,
    case when one.message then 'waiting' else 'none' end, case when one.message then $3::timestamptz end
  from jsonb_to_recordset($4::jsonb) one ("outboxId" bigint, "personId" text, "orderId" text, kind text, "to" text, about timestamptz, at timestamptz, message boolean)
  join mine on mine.id = one."outboxId"
  where exists (select 1 from account where account.tenant_id = $1 and account.person_id = one."personId")
  on conflict do nothing returning 1
)
select (select count(*) from mine) as lines, (select count(*) from told) as told`

const REMIND = `with due as (
  select * from jsonb_to_recordset($2::jsonb) one ("orderId" text, round integer, kind text, "startsAt" timestamptz, "to" text)
), mine as (
  insert into reminder (tenant_id, order_id, round, kind, starts_at) select distinct $1, "orderId", round, kind, "startsAt" from due
  on conflict do nothing returning order_id, kind
), told as (
  insert into outbox (tenant_id, order_id, "to", kind, at, about)
  select $1, due."orderId", due."to", due.kind, $3::timestamptz, due."startsAt" from due
  join mine on mine.order_id = due."orderId" and mine.kind = due.kind where due."to" is not null returning 1
)
select (select count(*) from mine) as lines, (select count(*) from told) as told`

const DIGEST = `with mine as (
  insert into digest (tenant_id, person_id, day, at) select tenant_id, person_id, $3::date, $4::timestamptz from consent
  where tenant_id = $1 and person_id = $2 and template = 'digest' and remaining > 0
  on conflict do nothing returning person_id
)
update consent set remaining = remaining - 1 from mine
where tenant_id = $1 and consent.person_id = mine.person_id and template = 'digest' and remaining > 0 returning 1`

export const tellingIn = (run: Run, tenantId: string): Telling => {
  const change = (template: TemplateKind, personId: string, set: string, where: string) =>
    run(`update consent set remaining = ${set} where tenant_id = $1 and person_id = $2 and template = $3 and ${where} returning 1`, [
      tenantId,
      personId,
      template
    ])
  return {
    tell: async (ids, told, now) => {
      const rows = told.map((one) => ({ ...one, at: iso(one.at), about: one.about === null ? null : iso(one.about) }))
      const [done] = await run<{ lines: number }>(TELL, [tenantId, ids, iso(now), JSON.stringify(rows)])
      return Number(done?.lines ?? 0)
    },
    notTold: async (ids, now) => {
      await run(
        `update outbox set tries = tries + 1, handled_at = case when tries >= 2 then $3::timestamptz end
where tenant_id = $1 and id = any ($2::bigint[]) and handled_at is null`,
        [tenantId, ids, iso(now)]
      )
    },
    spend: async (personId, template) => (await change(template, personId, 'remaining - 1', 'remaining > 0')).length > 0,
    giveBack: async (personId, template) => void (await change(template, personId, 'remaining + 1', 'remaining < 50')),
    forfeit: async (personId, template) => void (await change(template, personId, '0', 'true')),
    settle: async (id, outcome) => {
      await run(`update notice set message = $3, message_due = null where tenant_id = $1 and id = $2 and message = 'sending'`, [
        tenantId,
        id,
        outcome
      ])
    },
    putOff: async (id, due, tried) => {
      await run(
        `update notice set message = 'waiting', message_due = $3::timestamptz, tries = tries - $4::integer
where tenant_id = $1 and id = $2 and message = 'sending'`,
        [tenantId, id, iso(due), tried ? 0 : 1]
      )
    },
    remind: async (reminders, now) => {
      const due = reminders.map((one) => ({ ...one, startsAt: iso(one.startsAt) }))
      const [done] = await run<{ lines: number }>(REMIND, [tenantId, JSON.stringify(due), iso(now)])
      return Number(done?.lines ?? 0)
    },
    claimDigest: async (personId, day, now) => (await run(DIGEST, [tenantId, personId, day, iso(now)])).length > 0
  }
}

/** Lines of every district that nobody has addressed yet, oldest first; those that could not be come after all others. */
export const outbox = async (run: Run, limit: number): Promise<Waiting[]> => {
  const rows = await run<{ found: Omit<Waiting, 'at' | 'about'> & { at: string; about: string | null } }>(
    `select jsonb_build_object('tenantId', tenant_id, 'id', id, 'orderId', order_id, 'to', "to", 'seatId', seat_id, 'kind', kind, 'at', at, 'about', about) as found
from outbox where handled_at is null order by tries, at, tenant_id, id limit $1`,
    [limit]
  )
  return rows.map(({ found }) => ({ ...found, at: ms(found.at), about: msOrNull(found.about) }))
}

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
  'account', (select jsonb_build_object('appId', account.app_id, 'openid', account.openid) from account
    join tenant on tenant.id = account.tenant_id and tenant.app_id = account.app_id
    where account.tenant_id = mine.tenant_id and account.person_id = mine.person_id order by account.openid limit 1),
  ${reachSql('mine.tenant_id', 'mine.person_id')}) as found
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

/** Orders with a time agreed on that begins before `until`, somebody coming, and one of these reminders not made: `kinds` are looked at apart. */
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
  and exists (select 1 from seat where seat.tenant_id = orders.tenant_id and seat.order_id = orders.id and seat.round = orders.round and seat.state = any ($5::text[]))
  and not exists (
    select 1 from reminder where reminder.tenant_id = orders.tenant_id and reminder.order_id = orders.id and reminder.round = orders.round
      and reminder.kind = $1 and reminder.starts_at = orders.starts_at)
order by starts_at, tenant_id, id limit $6`,
    [kind, iso(from), iso(until), states, coming, limit]
  )

/** Somebody with things unread since their last digest, who agreed to one. */
export interface DigestDue extends Reach {
  tenantId: string
  personId: string
  unread: number
  account: Caller | null
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
  'account', (select jsonb_build_object('appId', account.app_id, 'openid', account.openid) from account
    join tenant on tenant.id = account.tenant_id and tenant.app_id = account.app_id
    where account.tenant_id = consent.tenant_id and account.person_id = consent.person_id order by account.openid limit 1),
  ${reachSql('consent.tenant_id', 'consent.person_id')}) as found
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
