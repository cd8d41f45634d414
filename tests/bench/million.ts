import type { Pool } from 'pg'
import { ITEMS } from '@domain/menu/items'
import { transaction, type Run } from '../../database/query'

/** A district as large as domain.md §10 asks, and a year's growth more: one million orders. */
export const SIZE = {
  communities: 200,
  grids: 1000,
  units: 500,
  members: 28_000,
  people: 200_000,
  live: 20_000,
  orders: 1_000_000
} as const
export const TENANT = { id: 'large', appId: 'demo' } as const
/** The instant at which the district is looked at; orders lie in the four years before it, windows of live ones around it. */
export const NOW = Date.parse('2026-11-23T09:00:00+08:00')

const at = `timestamptz '${new Date(NOW).toISOString()}'`

const PLACES = `
insert into tenant values ('large', '大区', '${TENANT.appId}');
insert into org (tenant_id, id, kind, name) values ('large', 'district', 'district', '大区');
insert into org (tenant_id, id, kind, name, parent_id) select 'large', 's' || n, 'street', '街道' || n, 'district' from generate_series(0, 19) n;
insert into org (tenant_id, id, kind, name, parent_id) select 'large', 'c' || n, 'community', '社区' || n, 's' || n % 20 from generate_series(0, ${SIZE.communities - 1}) n;
insert into org (tenant_id, id, kind, name) select 'large', 'u' || n, 'unit', '单位' || n from generate_series(0, ${SIZE.units - 1}) n;
insert into area (tenant_id, id, kind, name, community_id, x_metres, y_metres)
  select 'large', 'g' || n, 'grid', '网格' || n, 'c' || n % ${SIZE.communities}, n % 40 * 250, n / 40 * 250 from generate_series(0, ${SIZE.grids - 1}) n;
insert into check_in (tenant_id, unit_id, community_id)
  select 'large', 'u' || n, 'c' || (n + step * 37) % ${SIZE.communities} from generate_series(0, ${SIZE.units - 1}) n, generate_series(0, 3) step;`

const PEOPLE = `
insert into person (tenant_id, id, public_name, birth_day, community_id, grid_id, has_app, real_name)
  select 'large', 'p' || n, '居民' || n, date '1960-01-01' + n % 16000, 'c' || n % ${SIZE.communities}, 'g' || n % ${SIZE.grids}, true, true
  from generate_series(0, ${SIZE.people - 1}) n;
insert into account (app_id, openid, tenant_id, person_id) select '${TENANT.appId}', 'p' || n, 'large', 'p' || n from generate_series(0, ${SIZE.people - 1}) n;
insert into volunteer (tenant_id, person_id, unit_id, skills, insured_until, community_ids, grid_id)
  select 'large', 'p' || n, 'u' || n % ${SIZE.units}, array['沟通', '理发'], ${at} + interval '1 year', array['c' || n % ${SIZE.communities}], 'g' || n % ${SIZE.grids}
  from generate_series(0, ${SIZE.members - 1}) n;
insert into post (tenant_id, person_id, role, org_id) select 'large', 'p' || n, 'liaison', 'u' || n from generate_series(0, ${SIZE.units - 1}) n;
insert into post (tenant_id, person_id, role, org_id) select 'large', 'p' || 30000 + n, 'community_worker', 'c' || n % ${SIZE.communities} from generate_series(0, 599) n;
insert into kin (tenant_id, person_id, other_id, kind, confirmed_at)
  select 'large', 'p' || 40000 + n, 'p' || 100000 + n, 'agent', ${at} from generate_series(0, 4999) n;`

/** Rows of one table, each column by an expression over `from`; what is not named stays empty. */
const insert = (table: string, columns: Record<string, string>, from: string): string =>
  `insert into ${table} (${Object.keys(columns).join(', ')}) select ${Object.values(columns).join(', ')} from ${from}`

/** The newest live, the rest over. A few people have far more than others: hot residents, hot members, a worker who places for many. */
const SHAPED = `(
  select raw.*, date_trunc('hour', placed) + interval '3 days' as starts,
    case when state in ('open', 'accepted', 'serving', 'served', 'closed')
      then (array['unit', 'community', 'street', 'district', 'invited'])[1 + n / 2000 % 5] end as ring,
    case when state in ('placed', 'declined') then null when state = 'referred' or n % 3 > 0 then 'unit' else 'pool' end as target
  from (
    select n, n >= ${SIZE.orders - SIZE.live} as live,
      case when n >= ${SIZE.orders - SIZE.live} then ${at} - interval '4 days' + (n % 9000) * interval '1 minute'
        else ${at} - interval '10 days' - (${SIZE.orders} - n) * interval '126 seconds' end as placed,
      case when n >= ${SIZE.orders - SIZE.live}
          then (array['placed', 'referred', 'open', 'open', 'open', 'accepted', 'accepted', 'serving', 'served', 'served'])[1 + n / 200 % 10]
        when n / 200 % 40 = 7 then 'cancelled' when n / 200 % 40 = 8 then 'declined' when n / 200 % 40 = 9 then 'expired' else 'closed' end as state
    from generate_series(0, ${SIZE.orders - 1}) n
  ) raw
) shaped`

const milliseconds = (instant: string) => `extract(epoch from ${instant})::bigint * 1000`
const ORDERS = insert(
  'orders',
  {
    tenant_id: `'large'`,
    id: `'O' || lpad(n::text, 7, '0')`,
    kind: `'service'`,
    state: 'state',
    version: '7',
    round: '1',
    terms_version: '1',
    item_code: `(array['A01', 'A03', 'A04', 'B01', 'B04'])[1 + n / 1000 % 5]`,
    beneficiary_id: `case when n % 2000 = 0 then 'p100000' else 'p' || 50000 + n::bigint * 7919 % 150000 end`,
    surname: `'李'`,
    placer_id: `case when n % 50 = 0 then 'p30000' end`,
    witness: `'{"kind": "beneficiary"}'`,
    community_id: `'c' || n % ${SIZE.communities}`,
    opener_org_id: `case when n % 40 = 3 then 'c' || n % ${SIZE.communities} end`,
    grid_id: `'g' || n % ${SIZE.grids}`,
    building: `'3号楼'`,
    venue: `'home'`,
    risk: `'L1'`,
    sla: `'S3'`,
    level: `'community'`,
    handler_org_id: `'c' || n % ${SIZE.communities}`,
    declined_by: `case when state = 'declined' then 'p30000' end`,
    decline_reason: `case when state = 'declined' then 'duty' end`,
    objected: 'false',
    target: 'target',
    target_unit_id: `case when target = 'unit' then 'u' || n % ${SIZE.units} end`,
    returned_unit_ids: `'[]'`,
    ring: 'ring',
    slots: '1',
    min_people: '1',
    collective: 'false',
    moves: '1',
    windows: `jsonb_build_array(jsonb_build_object('startAt', ${milliseconds('starts')}, 'endAt', ${milliseconds('starts')} + 7200000))`,
    window_index: '0',
    reschedules: '0',
    reopens: '0',
    asked_new_time: 'false',
    escalations: '0',
    clock: `case when live then jsonb_build_object('name', case when state = 'accepted' and n / 200 % 20 = 6 then 'door' else 'accept' end, 'startedAt', ${milliseconds('placed')}, 'dueAt', ${milliseconds('starts')}) end`,
    clocks_left: `'{}'`,
    paused_days: '0',
    fired: `'[]'`,
    placed_at: 'placed',
    // every second of those served has waited for a word since last week
    served_at: `case state when 'closed' then starts + interval '2 hours' when 'served' then starts - n / 200 % 2 * interval '6 days' end`,
    closed_at: `case when state = 'closed' then starts + interval '1 day' end`,
    ended_at: `case when not live then starts + interval '1 day' end`,
    ratings: `'[]'`,
    corrections: `'[]'`,
    alarms: `'[]'`,
    content: `'shown'`,
    street_id: `'s' || n % ${SIZE.communities} % 20`,
    due_at: `case when live then starts else starts + interval '1 day' end`,
    starts_at: 'starts',
    ends_at: `starts + interval '2 hours'`,
    reach: `case when state = 'open' then coalesce(array_position(array['invited', 'unit', 'community', 'street', 'district'], ring) - 1, 0) else 0 end`,
    // one closed order in fifty waits for a second person, one in a hundred for a word on who did not come
    correction_from: `case when state = 'closed' and n / 200 % 50 = 11 then starts + interval '3 hours' end`,
    absence_from: `case when state = 'closed' and n / 200 % 100 = 13 then starts + interval '2 days' end`,
    next_at: `case when live then starts + interval '1 hour' end`
  },
  SHAPED
)

const CHOSEN = `(
  select orders.*, k,
    case when k = 0 and substr(id, 2)::integer % 4000 < 2 then 'p500'
      else 'p' || 501 + (substr(id, 2)::integer * 31 + k * 977) % ${SIZE.members - 501} end as person,
    case state when 'open' then 'invited' when 'accepted' then 'accepted' when 'serving' then 'accepted' else 'left' end as became
  from orders cross join generate_series(0, 2) k
  where state in ('open', 'accepted', 'serving', 'served', 'closed') and (k = 0 or state = 'open')
) chosen`
const SEATS = insert(
  'seat',
  {
    tenant_id: 'tenant_id',
    order_id: 'id',
    id: `'1-' || (k + 1)`,
    n: 'k',
    round: '1',
    person_id: 'person',
    state: 'became',
    duty: 'false',
    barred: 'false',
    leader: 'false',
    invited_at: 'placed_at',
    accepted_at: `case when became <> 'invited' then placed_at end`,
    arrived_at: `case when became = 'left' then starts_at end`,
    arrived_by: `case when became = 'left' then 'code' end`,
    left_at: `case when became = 'left' then starts_at + interval '1 hour' end`,
    left_by: `case when became = 'left' then 'code' end`,
    proven_minutes: `case when became = 'left' then 60 else 0 end`,
    starts_at: 'starts_at',
    ends_at: 'ends_at'
  },
  CHOSEN
)

const EVENTS = `
insert into order_event (tenant_id, order_id, version, action, round, by, actor_id, "to", at, facts)
select tenant_id, id, step, 'place', 1, 'beneficiary', beneficiary_id, 'placed', placed_at + step * interval '1 minute', '{}'
from orders cross join generate_series(1, 7) step where ended_at is null`

/** Indexes that only serve lists are built once over everything, which is several times faster than row by row. */
const withoutListIndexes = async (run: Run, work: () => Promise<void>): Promise<void> => {
  const indexes = await run<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid in ('orders'::regclass, 'seat'::regclass) and not indisprimary and not exists (select 1 from pg_constraint where conindid = indexrelid)`
  )
  for (const { name } of indexes) await run(`drop index ${name}`)
  await work()
  for (const { definition } of indexes) await run(definition)
}

/** Fills an empty, migrated database in one transaction; rows are made by the database itself. Foreign keys hold by construction. */
export const loadMillion = (pool: Pool): Promise<void> =>
  transaction(pool, async (run) => {
    await run(`set local session_replication_role = replica; set local maintenance_work_mem = '256MB'`)
    await run(PLACES)
    await run(`insert into item select 'large', value ->> 'code', ordinality, value from jsonb_array_elements($1::jsonb) with ordinality`, [
      JSON.stringify(ITEMS)
    ])
    await run(PEOPLE)
    await withoutListIndexes(run, async () => {
      await run(ORDERS)
      await run(SEATS)
    })
    await run(EVENTS)
  })
