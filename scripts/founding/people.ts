import { surnameOf } from '@domain/people/names'
import { ROLE_TITLES } from '@domain/people/roles'
import type { Locksmith } from '../../cloudfunctions/_kit/seal'
import type { District, FoundingPerson } from './district'
import type { Row, Rows } from './rows'

/** What the words of people are put away with: sealed, and a keyed hash to look somebody up. */
export type Seals = Pick<Locksmith, 'seal' | 'hash'>

const titleOf = ({ title, posts }: FoundingPerson): string => title ?? (posts[0] ? ROLE_TITLES[posts[0].role] : '师傅')

/** The end of a day of the calendar in Shanghai. */
const endOf = (day: string | undefined): string | null => (day === undefined ? null : `${day}T23:59:59+08:00`)

/** Full name and telephone of somebody, as the database keeps them. */
export const privateRow = ({ name, phone }: Pick<FoundingPerson, 'name' | 'phone'>, id: string, { seal, hash }: Seals): Row => ({
  person_id: id,
  full_name: seal('person_private', id, 'full_name', name),
  phone: seal('person_private', id, 'phone', phone),
  phone_hash: hash(phone),
  name_hash: hash(name)
})

/** A person of the file who is not known yet: there, vouched for by who lists them, without the app until they sign in with this telephone. */
export const newPersonRows = (one: FoundingPerson, id: string, seals: Seals): Rows[] => [
  {
    table: 'person',
    key: ['id'],
    rows: [{ id, public_name: surnameOf(one.name) + titleOf(one), has_app: false, real_name: true, large_print: false }]
  },
  { table: 'person_private', key: ['person_id'], rows: [privateRow(one, id, seals)] }
]

/** Qualifications that are valid on this day; what the file does not mention stays as it is. */
const broughtBy = ({ skills, qualifications, insuredUntil }: FoundingPerson, today: string): Row => ({
  ...(skills ? { skills } : {}),
  ...(qualifications
    ? { qualifications: qualifications.filter(({ until }) => until === undefined || until >= today).map(({ name }) => name) }
    : {}),
  ...(insuredUntil ? { insured_until: endOf(insuredUntil) } : {})
})

const volunteerRows = (one: FoundingPerson, id: string, { units }: Pick<District, 'units'>, today: string): Row[] => {
  if (one.unit === undefined && one.communities.length === 0) return []
  const ofUnit = units.find((unit) => unit.id === one.unit)?.communities ?? []
  const community_ids = [...new Set([...ofUnit, ...one.communities])]
  return [{ person_id: id, unit_id: one.unit ?? null, community_ids, ...broughtBy(one, today) }]
}

/** What a person holds and brings, as the file says it now. `today` is a day of Shanghai. */
export const heldRows = (one: FoundingPerson, id: string, file: Pick<District, 'units'>, today: string): Rows[] => [
  {
    table: 'post',
    key: ['person_id', 'role', 'org_id'],
    rows: one.posts.map(({ role, org, until }) => ({ person_id: id, role, org_id: org, until: endOf(until) }))
  },
  { table: 'volunteer', key: ['person_id'], rows: volunteerRows(one, id, file, today) }
]
