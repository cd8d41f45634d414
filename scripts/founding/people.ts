import type { Role } from '@domain/order/scene'
import { surnameOf } from '@domain/people/names'
import type { District, FoundingPerson } from './district'
import type { Row, Rows } from './rows'

/** How private words become rows: sealed text, and a keyed hash to look somebody up. */
export interface Locksmith {
  seal(table: string, id: string, field: string, text: string): string
  hash(text: string): string
}

/** What somebody of a post is called after their surname. */
const TITLES: Record<Role, string> = {
  community_worker: '社工',
  grid_worker: '网格员',
  hotline: '接线员',
  liaison: '联络员',
  street_staff: '老师',
  district_staff: '老师',
  merchant: '老板'
}
const titleOf = ({ title, posts }: FoundingPerson): string => title ?? (posts[0] ? TITLES[posts[0].role] : '师傅')

/** The end of a day of the calendar in Shanghai. */
const endOf = (day: string | undefined): string | null => (day === undefined ? null : `${day}T23:59:59+08:00`)

/** A person of the file who is not known yet: there, vouched for by who lists them, without the app until they sign in with this telephone. */
export const newPersonRows = (one: FoundingPerson, id: string, lock: Locksmith): Rows[] => [
  {
    table: 'person',
    key: ['id'],
    rows: [{ id, public_name: surnameOf(one.name) + titleOf(one), has_app: false, real_name: true, large_print: false }]
  },
  {
    table: 'person_private',
    key: ['person_id'],
    rows: [
      {
        person_id: id,
        full_name: lock.seal('person_private', id, 'full_name', one.name),
        name_hash: lock.hash(one.name),
        phone: lock.seal('person_private', id, 'phone', one.phone),
        phone_hash: lock.hash(one.phone)
      }
    ]
  }
]

/** Qualifications that are valid on this day. */
const validOn = ({ qualifications }: FoundingPerson, today: string): string[] =>
  qualifications.filter(({ until }) => until === undefined || until >= today).map(({ name }) => name)

const volunteerRow = (one: FoundingPerson, id: string, { units }: Pick<District, 'units'>, today: string): Row[] => {
  if (one.unit === undefined && one.communities.length === 0) return []
  const ofUnit = units.find((unit) => unit.id === one.unit)?.communities ?? []
  return [
    {
      person_id: id,
      unit_id: one.unit ?? null,
      skills: one.skills,
      qualifications: validOn(one, today),
      insured_until: endOf(one.insuredUntil),
      community_ids: [...new Set([...ofUnit, ...one.communities])]
    }
  ]
}

/** What a person holds and brings, as the file says it now. `today` is a day of Shanghai. */
export const standingRows = (one: FoundingPerson, id: string, file: Pick<District, 'units'>, today: string): Rows[] => [
  {
    table: 'post',
    key: ['person_id', 'role', 'org_id'],
    rows: one.posts.map(({ role, org, until }) => ({ person_id: id, role, org_id: org, until: endOf(until) }))
  },
  { table: 'volunteer', key: ['person_id'], rows: volunteerRow(one, id, file, today) }
]
