import { DAY } from '@domain/clock/milliseconds'
import { privateRow, type Seals } from '../../../scripts/founding/people'
import type { Row } from '../../../scripts/founding/rows'
import { AGENTS, FAMILIES, LISTED, PEOPLE, type Townsperson } from '../people'
import { TENANT } from '../places'
import { calledOf, communityOf, homeOf, volunteerOf } from '../town'

/** Nobody's number: the range 101 is not given to telephones. */
const phoneOf = (person: Townsperson): string => `101000000${String(PEOPLE.indexOf(person) + 1).padStart(2, '0')}`

/** Full name and phone of a townsperson, as somebody who knows them would type both. */
export const known = (id: string): { name: string; phone: string } => {
  const person = PEOPLE.find((one) => one.id === id)
  if (!person) throw new Error(`nobody is called ${id}`)
  return { name: person.name, phone: phoneOf(person) }
}

const personRow = (person: Townsperson): Row => ({
  id: person.id,
  public_name: calledOf(person),
  birth_day: person.birthDay,
  community_id: communityOf(person),
  grid_id: person.gridId,
  has_app: person.app,
  real_name: true,
  large_print: person.largePrint ?? false
})

const volunteerRows = (now: number): Row[] =>
  PEOPLE.flatMap((person) => {
    const volunteer = volunteerOf(person, now)
    if (!volunteer) return []
    const { unitId, skills, qualifications, communityIds } = volunteer
    const insuredUntil = new Date(now + 365 * DAY).toISOString()
    return [
      {
        person_id: person.id,
        unit_id: unitId,
        skills,
        qualifications,
        insured_until: insuredUntil,
        community_ids: communityIds,
        grid_id: person.gridId
      }
    ]
  })

/** Linked agents are family too; family is written once and read in both directions. */
const kinRows = (since: string): Row[] => [
  ...AGENTS.flatMap(({ elderId, agentId }) =>
    ['agent', 'family'].map((kind) => ({ person_id: agentId, other_id: elderId, kind, confirmed_at: since }))
  ),
  ...FAMILIES.map(({ personId, relativeId }) => ({ person_id: personId, other_id: relativeId, kind: 'family', confirmed_at: since }))
]

/** Who signed for the families and the list. */
const VERIFIED_BY = 'wang'
const FROM_THE_OTHER = { child: 'parent', parent: 'child', spouse: 'spouse' } as const

/** What each is to the other, so that minutes may be given both ways. */
const giftRows = (since: string): Row[] =>
  [
    ...AGENTS.map(({ elderId, agentId, relation }) => ({ one: elderId, other: agentId, relation })),
    ...FAMILIES.map(({ personId, relativeId, relation }) => ({ one: personId, other: relativeId, relation }))
  ].flatMap(({ one, other, relation }) =>
    [
      { giver_id: one, receiver_id: other, relation },
      { giver_id: other, receiver_id: one, relation: FROM_THE_OTHER[relation] }
    ].map((row) => ({ ...row, verified_by: VERIFIED_BY, verified_at: since }))
  )

const homes = PEOPLE.map((person) => ({ person, ...homeOf(person) }))

/** Accounts have no tenant in their key: `demo:<person id>` of the demo's app. */
export const accountRows: Row[] = PEOPLE.filter((person) => person.app).map(({ id }) => ({
  app_id: TENANT.appId,
  openid: `demo:${id}`,
  tenant_id: TENANT.id,
  person_id: id
}))

/** The tables of the people, in the order in which they refer to each other. Posts and links exist since `since` (ISO text). */
export const peopleTables = (seals: Seals, now: number, since: string): [string, Row[]][] => [
  ['person', PEOPLE.map(personRow)],
  ['person_private', PEOPLE.map((person) => privateRow({ name: person.name, phone: phoneOf(person) }, person.id, seals))],
  ['post', PEOPLE.flatMap(({ id, posts }) => posts.map(({ role, orgId }) => ({ person_id: id, role, org_id: orgId, since })))],
  ['volunteer', volunteerRows(now)],
  ['kin', kinRows(since)],
  ['gift_relation', giftRows(since)],
  ['listed_elder', LISTED.map((id) => ({ person_id: id, listed_by: VERIFIED_BY, listed_at: since }))],
  ['address', homes.map(({ person, addressId, building }) => ({ id: addressId, person_id: person.id, grid_id: person.gridId, building }))],
  [
    'address_private',
    homes.map(({ addressId, door }) => ({ address_id: addressId, door: seals.seal('address_private', addressId, 'door', door) }))
  ]
]
