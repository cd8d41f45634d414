import { isMinor } from '@domain/people/age'
import type { Person, Post, Volunteer } from '@domain/order/scene'
import { ms, type Row } from './rows'

/** One person as `people_v1` reads them. */
export interface PersonRow {
  id: string
  public_name: string
  birth_day: string | null
  real_name: boolean
  street_id: string | null
  unit_name: string | null
  posts: Post[]
  volunteer: Row | null
  busy: { order_id: string; state: string; starts_at: string; ends_at: string }[]
}

const volunteerOf = (row: PersonRow, now: number): Volunteer | null =>
  row.volunteer && {
    unitId: row.volunteer.unit_id as string | null,
    communityIds: row.volunteer.community_ids as string[],
    streetId: row.street_id ?? '',
    realName: row.real_name,
    skills: row.volunteer.skills as string[],
    qualifications: row.volunteer.qualifications as string[],
    insured: row.volunteer.insured_until !== null && ms(row.volunteer.insured_until) > now,
    minor: row.birth_day === null || isMinor(row.birth_day, now),
    suspended: row.volunteer.suspended_until !== null && ms(row.volunteer.suspended_until) > now
  }

/** A person around one order; what they do on that very order does not make them busy. An unknown birthday counts as a minor's. */
export const personOf = (row: PersonRow, now: number, orderId: string | null): Person => ({
  id: row.id,
  publicName: row.public_name,
  unitName: row.unit_name,
  posts: row.posts,
  volunteer: volunteerOf(row, now),
  busy: row.busy.filter((one) => one.order_id !== orderId).map((one) => ({ startAt: ms(one.starts_at), endAt: ms(one.ends_at) })),
  insideOrderId: row.busy.find((one) => one.state === 'arrived')?.order_id ?? null
})

export const engagementsOf = (row: PersonRow): [string, number][] => (row.volunteer ? [[row.id, Number(row.volunteer.engagements)]] : [])
