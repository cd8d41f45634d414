import { publicNameOf } from '@domain/people/names'
import { ageAt, isMinor } from '@domain/people/age'
import { STAFF_ROLES, type Person, type Role, type Volunteer } from '@domain/order/scene'
import { COMMUNITIES, GRIDS, STREET, UNITS } from './places'
import { AGENTS, FAMILIES, PEOPLE, type Townsperson } from './people'

/** Everybody by their short name, so that a test reads like a letter: `town.li`, `town.chen`. */
export const town = Object.fromEntries(PEOPLE.map((person) => [person.id, person])) as Record<string, Townsperson>

/** A person of the town, or a bug in the story. */
export const resident = (id: string): Townsperson => {
  const found = town[id]
  if (!found) throw new Error(`nobody in town is called ${id}`)
  return found
}

export const communityOf = (person: Townsperson): string => GRIDS.find((grid) => grid.id === person.gridId)?.communityId ?? ''
export const unitName = (unitId: string | undefined): string | null => UNITS.find((unit) => unit.id === unitId)?.name ?? null
/** The day on which the town wrote down what everybody is called; a name does not change on a birthday. */
const NAMED_AT = Date.parse('2026-01-01T00:00:00+08:00')
const CALLED = new Map(
  PEOPLE.map((person) => [
    person.id,
    publicNameOf(person.name, { sex: person.sex, age: ageAt(person.birthDay, NAMED_AT), ...(person.title ? { title: person.title } : {}) })
  ])
)
/** What others may read instead of the name. */
export const calledOf = (person: Townsperson): string => CALLED.get(person.id) ?? person.name
/** Homes are numbered by the place in the list, so every door is another one. */
export const homeOf = (person: Townsperson): { addressId: string; building: string; door: string } => {
  const number = PEOPLE.indexOf(person) + 1
  return {
    addressId: `home-${person.id}`,
    building: `${(number % 9) + 1}号楼`,
    door: `${(number % 4) + 1}单元${100 * ((number % 6) + 1) + (number % 3) + 1}室`
  }
}

export const agentsOf = (personId: string): string[] => AGENTS.filter((link) => link.elderId === personId).map((link) => link.agentId)
export const eldersOf = (personId: string): string[] => AGENTS.filter((link) => link.agentId === personId).map((link) => link.elderId)
/** Verified family in both directions; agents here are family too. */
export const familyOf = (personId: string): string[] => [
  ...agentsOf(personId),
  ...eldersOf(personId),
  ...FAMILIES.flatMap((link) => (link.personId === personId ? [link.relativeId] : link.relativeId === personId ? [link.personId] : []))
]

/** Where somebody lives, and where their unit has reported. */
const communitiesOf = (person: Townsperson): string[] => [
  ...new Set([communityOf(person), ...(UNITS.find((unit) => unit.id === person.unitId)?.communityIds ?? [])])
]
export const volunteerOf = (person: Townsperson, now: number): Volunteer | null =>
  person.skills === undefined
    ? null
    : {
        unitId: person.unitId ?? null,
        communityIds: communitiesOf(person),
        streetId: STREET.id,
        realName: true,
        skills: person.skills,
        qualifications: person.qualifications ?? [],
        insured: true,
        minor: isMinor(person.birthDay, now),
        suspended: false
      }

/** A townsperson as one order needs to know them; what they are busy with comes from the world. */
export const personOf = (id: string, now: number, busy: Pick<Person, 'busy' | 'insideOrderId'>): Person => {
  const one = resident(id)
  return { id, publicName: calledOf(one), unitName: unitName(one.unitId), posts: one.posts, volunteer: volunteerOf(one, now), ...busy }
}

const holders = (roles: readonly Role[]): Map<string, string[]> => {
  const found = new Map<string, string[]>()
  for (const person of PEOPLE)
    for (const post of person.posts) if (roles.includes(post.role)) found.set(post.orgId, [...(found.get(post.orgId) ?? []), person.id])
  return found
}
const STAFF = holders(STAFF_ROLES)
const LIAISONS = holders(['liaison'])
export const staffOf = (orgId: string): string[] => STAFF.get(orgId) ?? []
export const liaisonsOf = (unitId: string): string[] => LIAISONS.get(unitId) ?? []
export const communityName = (id: string): string => COMMUNITIES.find((community) => community.id === id)?.name ?? ''
