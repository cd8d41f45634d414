import type { Candidate } from '@domain/dispatch/suggest'
import { DAY } from '@domain/clock/milliseconds'
import { isClose } from '@domain/order/eligibility'
import { needsIntroduction } from '@domain/order/introduction'
import { ownSeat } from '@domain/order/seats'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { personOf, type PersonRow } from './person'
import { iso, msOrNull } from './rows'
import type { Caller, Loaded, TargetFacts } from './shapes'
import { readWords } from './words'

const MOST = 200
const YEAR = 365 * DAY

interface Member {
  id: string
  metres: number | null
  last_asked_at: string | null
  withdrawals: number
  family: string[]
}

/** Members of one unit, or volunteers of one community: who was asked longest ago first, so that 200 are a fair part of many. */
const membersSql = (among: string) => `, hit as (
  select volunteer.* from me join volunteer on volunteer.tenant_id = me.tenant_id and ${among}
  order by volunteer.last_asked_at nulls first, volunteer.person_id limit ${MOST}
)
select json_build_object('people', people_v1(me.tenant_id, array(select person_id from hit), $6::timestamptz, $7::jsonb), 'members', (
  select coalesce(json_agg(json_build_object(
    'id', hit.person_id,
    'metres', round(sqrt(power(home.x_metres - there.x_metres, 2) + power(home.y_metres - there.y_metres, 2))),
    'last_asked_at', hit.last_asked_at,
    'withdrawals', (
      select count(*) from seat where seat.tenant_id = hit.tenant_id and seat.person_id = hit.person_id and seat.state = 'withdrawn'
        and seat.accepted_at > $8::timestamptz),
    'family', array(
      select other_id from kin where kin.tenant_id = hit.tenant_id and kin.person_id = hit.person_id and kind = 'family' and confirmed_at is not null
      union all
      select person_id from kin where kin.tenant_id = hit.tenant_id and kin.other_id = hit.person_id and kind = 'family' and confirmed_at is not null
    )
  )), '[]')
  from hit
  left join area home on home.tenant_id = hit.tenant_id and home.id = hit.grid_id
  left join area there on there.tenant_id = hit.tenant_id and there.id = $5
)) as found from me`

/** Whom an order may be offered to by name: not those who already are asked or come this round. */
export const membersFor = (run: Run, caller: Caller, loaded: Loaded): Promise<Candidate[]> =>
  candidatesOf((sql, params) => askAs<Members>(run, caller, sql, params), loaded)

/** The same for jobs, of one district. */
export const membersIn = (run: Run, tenantId: string, loaded: Loaded): Promise<Candidate[]> =>
  candidatesOf(async (sql, params) => {
    const me = `with me as (select $1::text as tenant_id, $2::text as person_id where $3::text is null)`
    const [row] = await run<{ found: Members }>(`${me}${sql}`, [tenantId, '', null, ...params])
    return row?.found ?? { people: {}, members: [] }
  }, loaded)

interface Members {
  people: Record<string, PersonRow>
  members: Member[]
}
const candidatesOf = async (read: (sql: string, params: readonly unknown[]) => Promise<Members>, loaded: Loaded): Promise<Candidate[]> => {
  const { order, scene } = loaded
  if (!order) return []
  const unitId = order.target === 'unit' ? order.targetUnitId : null
  const among = unitId === null ? 'volunteer.community_ids @> array[$4]' : 'volunteer.unit_id = $4'
  const params = [unitId ?? order.communityId, order.gridId, iso(scene.now), JSON.stringify(readWords(scene.now)), iso(scene.now - YEAR)]
  const { people, members } = await read(membersSql(among), params)
  return members.flatMap((member) => {
    const row = people[member.id]
    if (!row) return []
    const person = personOf(row, scene.now, order.id)
    const seat = ownSeat(order, person.id)
    if (!person.volunteer || (seat && seat.state !== 'passed' && seat.state !== 'withdrawn')) return []
    return [
      {
        personId: person.id,
        publicName: person.publicName,
        volunteer: person.volunteer,
        distanceMetres: order.venue === 'remote' ? null : member.metres,
        busy: person.busy,
        lastInvitedAt: msOrNull(member.last_asked_at),
        withdrawals: member.withdrawals,
        close: isClose(order, { beneficiary: scene.beneficiary, actor: { person, agentFor: [], familyOf: member.family } }),
        barred: order.seats.some((one) => one.personId === person.id && one.barred),
        stranger: needsIntroduction(order, scene, person)
      }
    ]
  })
}
/** Where an order may go: units that reported here and have a liaison now, the usual place, the community's own people. */
export const targets = (run: Run, caller: Caller, orderId: string, now: number): Promise<TargetFacts> =>
  askAs<TargetFacts>(
    run,
    caller,
    `, wanted as (
  select orders.*, array(select jsonb_array_elements_text(item.body -> 'skills')) as skills
  from me join orders on orders.tenant_id = me.tenant_id and orders.id = $4
  left join item on item.tenant_id = orders.tenant_id and item.code = orders.item_code
)
select jsonb_build_object(
  'units', (
    select coalesce(jsonb_agg(jsonb_build_object('id', unit.id, 'name', unit.name, 'liaisons', facts.liaisons, 'members', facts.members, 'able', facts.able)
      order by facts.able desc, unit.id), '[]')
    from wanted
    join check_in on check_in.tenant_id = wanted.tenant_id and check_in.community_id = wanted.community_id
    join org unit on unit.tenant_id = wanted.tenant_id and unit.id = check_in.unit_id
    cross join lateral (
      select
        (select count(*) from post where post.tenant_id = unit.tenant_id and post.org_id = unit.id and post.role = 'liaison'
          and (post.until is null or post.until > $5::timestamptz)) as liaisons,
        count(*) as members,
        count(*) filter (where cardinality(wanted.skills) = 0 or volunteer.skills || volunteer.qualifications && wanted.skills) as able
      from volunteer where volunteer.tenant_id = unit.tenant_id and volunteer.unit_id = unit.id
    ) facts
  ),
  'usual', (
    select jsonb_build_object('target', past.target, 'unitId', past.target_unit_id)
    from wanted cross join lateral (
      select target, target_unit_id from orders
      where orders.tenant_id = wanted.tenant_id and orders.community_id = wanted.community_id and orders.item_code = wanted.item_code
        and orders.state = 'closed'
      order by closed_at desc limit 1
    ) past
  ),
  'colleagues', (
    select coalesce(jsonb_agg(jsonb_build_object('personId', near.id, 'publicName', near.public_name) order by near.colleague desc, near.id), '[]')
    from wanted cross join lateral (
      select person.id, person.public_name, exists (
        select 1 from post where post.tenant_id = person.tenant_id and post.person_id = person.id and post.org_id = wanted.community_id
      ) as colleague
      from volunteer join person on person.tenant_id = volunteer.tenant_id and person.id = volunteer.person_id
      where volunteer.tenant_id = wanted.tenant_id and volunteer.community_ids @> array[wanted.community_id]
      order by colleague desc, person.id limit 50
    ) near
  )
) as found from me`,
    [orderId, iso(now)]
  )
