import { refuse } from '@domain/errors'
import type { Item } from '@domain/menu/item'
import type { Person, Volunteer } from '@domain/order/scene'
import type { Run } from '../../../database/query'
import { orderOf } from './aggregate'
import { askAs, askAsAnyone } from './caller'
import { cursorOf, placeIn } from './cursor'
import type { List } from './lists'
import { iso, ms, type Row } from './rows'
import type { Caller, KnownScene, Listed, ListInput, ListPage } from './shapes'
import { TAKEN } from './words'

const SIZE = 20

/** One row of a page: an order without any private column, and the public names its card shows. */
export interface PageRow {
  order: Row
  seats: { seat: Row; public_name: string; unit_id: string | null }[]
  grid_name: string | null
  unit_name: string | null
  item: Item | null
}
interface Found {
  person_id: string
  allowed: boolean
  /** by what each row is sorted */
  sorts: string[] | null
  rows: PageRow[]
}

/** The statement of one list: its page of ids first, then what the cards of these few show. */
const statementOf = (list: List, takenAt: number): string => {
  const order = list.newestFirst ? 'desc' : 'asc'
  return `, page as materialized (
  select array_agg(id order by sort ${order}, id ${order}) as ids, json_agg(sort order by sort ${order}, id ${order}) as sorts from (
    select id, sort from (${list.page}) merged order by sort ${order}, id ${order} limit $6::integer
  ) few
)
select json_build_object('person_id', me.person_id, 'allowed', ${list.allowed ?? 'true'}, 'sorts', page.sorts,
  'rows', read_cards_v2(me.tenant_id, me.person_id, page.ids, $${takenAt}::text[])) as found
from me cross join page`
}

/** The statement and its parameters after those of the caller: for the list itself, and for whoever measures it. */
export const pageQuery = (list: List, cursor?: string): { sql: string; params: unknown[] } => {
  const start = cursor === undefined ? null : placeIn(cursor)
  const at = start ? iso(start.at) : list.newestFirst ? 'infinity' : '-infinity'
  return { sql: statementOf(list, 7 + list.params.length), params: [at, start?.id ?? '', SIZE + 1, ...list.params, TAKEN] }
}

/** One page of at most twenty, ready for `cardOf`. Refuses NOT_ALLOWED where the list belongs to a post. */
export const pageOf = async (run: Run, caller: Caller, list: List, input: ListInput): Promise<ListPage> => {
  const { sql, params } = pageQuery(list, input.cursor)
  const found = await askAs<Found>(run, caller, sql, params)
  if (!found.allowed) return refuse('NOT_ALLOWED', { who: '这里的工作人员' })
  return shownOf(found, input)
}

/** The same of a list that anybody may read before sign-in; empty where the app belongs to no district. */
export const openPageOf = async (run: Run, appId: string, list: List, input: ListInput): Promise<ListPage> => {
  const { sql, params } = pageQuery(list, input.cursor)
  const found = await askAsAnyone<Found>(run, appId, sql, params)
  return found ? shownOf(found, input) : { items: [] }
}

const shownOf = (found: Found, input: ListInput): ListPage => {
  const rows = found.rows.slice(0, SIZE)
  const last = found.rows.length > SIZE ? rows.at(-1) : undefined
  const sort = found.sorts?.[SIZE - 1]
  return {
    items: rows.map((row) => listedOf(row, found.person_id, input.now)),
    ...(last && sort ? { next: cursorOf({ at: ms(sort), id: String(last.order.id) }) } : {})
  }
}

/** A scene as thin as a card needs it: public names and whose members they are, the item, and who reads. */
export const listedOf = (row: PageRow, readerId: string, now: number): Listed => {
  const order = orderOf(
    row.order,
    row.seats.map(({ seat }) => seat),
    null
  )
  const scene: KnownScene = {
    now,
    actor: { person: named(readerId, ''), agentFor: [], familyOf: [] },
    item: row.item,
    handlers: [],
    dutyItems: [],
    units: {},
    beneficiary: null,
    standing: null,
    people: Object.fromEntries(
      row.seats.map(({ seat, public_name, unit_id }) => [String(seat.person_id), named(String(seat.person_id), public_name, unit_id)])
    ),
    names: { [order.gridId]: row.grid_name ?? '', ...(order.targetUnitId ? { [order.targetUnitId]: row.unit_name ?? '' } : {}) },
    streetId: String(row.order.street_id),
    where: null,
    livesIn: [],
    similarOrderId: null,
    heldMinutes: Number(row.order.held_minutes ?? 0),
    nudgedAt: row.order.nudged_at ? ms(row.order.nudged_at) : null
  }
  return { order, scene }
}
const named = (id: string, publicName: string, unitId: string | null = null): Person => ({
  id,
  publicName,
  unitName: null,
  posts: [],
  volunteer: unitId === null ? null : { ...NOTHING_KNOWN, unitId },
  busy: [],
  insideOrderId: null
})
const NOTHING_KNOWN: Omit<Volunteer, 'unitId'> = {
  communityIds: [],
  streetId: '',
  realName: false,
  skills: [],
  qualifications: [],
  insured: false,
  minor: false,
  suspended: false
}
