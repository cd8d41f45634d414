import type { Page } from '@contract/page'
import type { Listed, Related } from '@contract/timebank'
import type { Run } from '../../../database/query'
import { askAs } from './caller'
import { cursorOf, placeIn, type Place } from './cursor'
import { iso, ms } from './rows'
import type { Caller } from './shapes'

const SIZE = 20
/** $4 is now, $5 the community. */
const WORKS_THERE = `exists (select from post where post.tenant_id = me.tenant_id and post.person_id = me.person_id
  and post.role = 'community_worker' and post.org_id = $5 and (post.until is null or post.until > $4::timestamptz))`
const FROM = `($6::timestamptz, $7)`

const LISTED = ` select case when ${WORKS_THERE} then (select coalesce(jsonb_agg(page order by "listedAt" desc, "personId" desc), '[]') from (
  select person.id as "personId", person.public_name as "publicName", listed_at as "listedAt" from listed_elder
  join person on person.tenant_id = listed_elder.tenant_id and person.id = listed_elder.person_id and person.community_id = $5
  where listed_elder.tenant_id = me.tenant_id and (listed_at, person_id) < ${FROM}
  order by listed_at desc, person_id desc limit ${SIZE + 1}) page) end as found from me`

const RELATIONS = ` select case when ${WORKS_THERE} then (select coalesce(jsonb_agg(page order by "verifiedAt" desc, "giverId" desc, "receiverId" desc), '[]') from (
  select giver.id as "giverId", giver.public_name as "giverName", receiver.id as "receiverId", receiver.public_name as "receiverName", relation,
    verified_at as "verifiedAt" from gift_relation
  join person giver on giver.tenant_id = gift_relation.tenant_id and giver.id = giver_id and giver.community_id = $5
  join person receiver on receiver.tenant_id = gift_relation.tenant_id and receiver.id = receiver_id
  where gift_relation.tenant_id = me.tenant_id and (verified_at, giver_id, receiver_id) < ($6::timestamptz, $7, $8)
  order by verified_at desc, giver_id desc, receiver_id desc limit ${SIZE + 1}) page) end as found from me`

/** Whom a community has put on its list, and which families it has verified: the newest first. Null: the caller does not work there. */
export interface PeopleLists {
  listed(input: { orgId: string; cursor?: string; now: number }): Promise<Page<Listed> | null>
  relations(input: { orgId: string; cursor?: string; now: number }): Promise<Page<Related> | null>
}

const pageOf = <T>(rows: T[] | null, placeOf: (row: T) => Place): Page<T> | null => {
  if (rows === null) return null
  const items = rows.slice(0, SIZE)
  const last = rows.length > SIZE ? items.at(-1) : undefined
  return { items, ...(last ? { next: cursorOf(placeOf(last)) } : {}) }
}

export const peopleLists = (run: Run, caller: Caller): PeopleLists => {
  const ask = <T>(
    sql: string,
    { orgId, cursor, now }: { orgId: string; cursor?: string; now: number },
    byTwo = false
  ): Promise<T[] | null> => {
    const start = cursor === undefined ? null : placeIn(cursor)
    return askAs<T[] | null>(run, caller, sql, [
      iso(now),
      orgId,
      start ? iso(start.at) : 'infinity',
      start?.id ?? '',
      ...(byTwo ? [start?.other ?? ''] : [])
    ])
  }
  return {
    listed: async (input) => {
      const rows = await ask<Omit<Listed, 'listedAt'> & { listedAt: string }>(LISTED, input)
      const listed = rows?.map((row) => ({ ...row, listedAt: ms(row.listedAt) })) ?? null
      return pageOf(listed, ({ listedAt, personId }) => ({ at: listedAt, id: personId }))
    },
    relations: async (input) => {
      const rows = await ask<Omit<Related, 'verifiedAt'> & { verifiedAt: string }>(RELATIONS, input, true)
      const related = rows?.map((row) => ({ ...row, verifiedAt: ms(row.verifiedAt) })) ?? null
      return pageOf(related, ({ verifiedAt, giverId, receiverId }) => ({ at: verifiedAt, id: giverId, other: receiverId }))
    }
  }
}
