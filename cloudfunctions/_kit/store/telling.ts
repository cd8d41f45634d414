import type { Candidate } from '@domain/dispatch/suggest'
import type { TemplateKind } from '@domain/notices/templates'
import type { Run } from '../../../database/query'
import type { Outcome } from './messages'
import { iso, ms, msOrNull } from './rows'
import { membersIn } from './members'
import type { Loaded, Waiting } from './shapes'

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

/** What jobs do about notices in one tenant. */
export interface Telling {
  /** members of the unit whose order this is, at most two hundred, those asked longest ago first */
  members(loaded: Loaded): Promise<Candidate[]>
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
    members: (loaded) => membersIn(run, tenantId, loaded),
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
