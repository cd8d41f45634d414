import type { Pool } from 'pg'
import { DAY } from '@domain/clock/milliseconds'
import { ITEMS } from '@domain/menu/items'
import { transaction } from '../../database/query'
import { AGENTS, FAMILIES, PEOPLE, type Townsperson } from './people'
import { COMMUNITIES, DISTRICT, DUTY_ITEMS, GRIDS, MERCHANT, STANDING, STREET, TENANT, UNITS } from './places'
import { insertRows, type Row } from './rows'
import { calledOf, communityOf, homeOf, volunteerOf } from './town'
import { VISITORS } from './visitors'

/** How private words become rows: sealed text, and a keyed hash to look somebody up. */
export interface Locksmith {
  seal(table: string, id: string, field: string, text: string): string
  hash(text: string): string
}

/** Nobody's number: the range 101 is not given to telephones. */
const phoneOf = (person: Townsperson): string => `101000000${String(PEOPLE.indexOf(person) + 1).padStart(2, '0')}`
const iso = (ms: number) => new Date(ms).toISOString()
const tenant = (row: Row): Row => ({ tenant_id: TENANT.id, ...row })

const orgs = (): Row[] => [
  { id: DISTRICT.id, kind: 'district', name: DISTRICT.name, parent_id: null },
  { id: STREET.id, kind: 'street', name: STREET.name, parent_id: DISTRICT.id },
  ...COMMUNITIES.map(({ id, name }) => ({ id, kind: 'community', name, parent_id: STREET.id })),
  ...UNITS.map(({ id, name }) => ({ id, kind: 'unit', name, parent_id: null })),
  { id: MERCHANT.id, kind: 'merchant', name: MERCHANT.name, parent_id: null }
]
const areas = (): Row[] => [
  { id: DISTRICT.id, kind: 'district', name: DISTRICT.name, parent_id: null, community_id: null, x_metres: null, y_metres: null },
  { id: STREET.id, kind: 'street', name: STREET.name, parent_id: DISTRICT.id, community_id: null, x_metres: null, y_metres: null },
  ...COMMUNITIES.map(({ id, name, x, y }) => ({
    id,
    kind: 'community',
    name,
    parent_id: STREET.id,
    community_id: id,
    x_metres: x,
    y_metres: y
  })),
  ...GRIDS.map(({ id, name, communityId, x, y }) => ({
    id,
    kind: 'grid',
    name,
    parent_id: communityId,
    community_id: communityId,
    x_metres: x,
    y_metres: y
  }))
]

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
const volunteers = (now: number): Row[] =>
  PEOPLE.flatMap((person) => {
    const volunteer = volunteerOf(person, now)
    return volunteer
      ? [
          {
            person_id: person.id,
            unit_id: volunteer.unitId,
            skills: volunteer.skills,
            qualifications: volunteer.qualifications,
            insured_until: iso(now + 365 * DAY),
            community_ids: volunteer.communityIds,
            grid_id: person.gridId
          }
        ]
      : []
  })
const kin = (now: number): Row[] =>
  [
    ...AGENTS.flatMap(({ elderId, agentId }) => [
      { person_id: agentId, other_id: elderId, kind: 'agent' },
      { person_id: agentId, other_id: elderId, kind: 'family' }
    ]),
    ...FAMILIES.map(({ personId, relativeId }) => ({ person_id: personId, other_id: relativeId, kind: 'family' }))
  ].map((row) => ({ ...row, confirmed_at: iso(now - 300 * DAY) }))

/**
 * Writes the town as it was before its first order: places, units, the menu, sixty people with their posts, skills, families,
 * homes and accounts (`demo:<person id>`), and who of them a visitor may be. One transaction; needs an empty, migrated database.
 */
export const foundTown = (pool: Pool, locksmith: Locksmith, now: number): Promise<void> =>
  transaction(pool, async (run) => {
    const write = (table: string, rows: Row[]) => insertRows(run, table, rows.map(tenant))
    await insertRows(run, 'tenant', [{ id: TENANT.id, name: TENANT.name, app_id: TENANT.appId }])
    await write('org', orgs())
    await write('area', areas())
    await write(
      'item',
      ITEMS.map((item, position) => ({ code: item.code, position, body: item }))
    )
    await write(
      'check_in',
      UNITS.flatMap(({ id, communityIds }) => communityIds.map((community) => ({ unit_id: id, community_id: community })))
    )
    await write(
      'duty_item',
      COMMUNITIES.flatMap(({ id }) => DUTY_ITEMS.map((code) => ({ community_id: id, item_code: code })))
    )
    await write('person', PEOPLE.map(personRow))
    await write(
      'person_private',
      PEOPLE.map((person) => privateRow(person, locksmith))
    )
    await insertRows(
      run,
      'account',
      PEOPLE.filter((person) => person.app).map(({ id }) => ({
        app_id: TENANT.appId,
        openid: `demo:${id}`,
        tenant_id: TENANT.id,
        person_id: id
      }))
    )
    await write(
      'post',
      PEOPLE.flatMap(({ id, posts }) => posts.map(({ role, orgId }) => ({ person_id: id, role, org_id: orgId })))
    )
    await write('volunteer', volunteers(now))
    await write('kin', kin(now))
    await write(
      'address',
      PEOPLE.map((person) => ({
        id: homeOf(person).addressId,
        person_id: person.id,
        grid_id: person.gridId,
        building: homeOf(person).building
      }))
    )
    await write(
      'address_private',
      PEOPLE.map((person) => ({
        address_id: homeOf(person).addressId,
        door: locksmith.seal('address_private', homeOf(person).addressId, 'door', homeOf(person).door)
      }))
    )
    await write(
      'standing_hand_over',
      STANDING.map((row) => ({
        id: row.id,
        item_code: row.itemCode,
        community_id: row.communityId,
        unit_id: row.unitId,
        signer_id: row.signerId
      }))
    )
    await write(
      'demo_person',
      VISITORS.map((visitor, position) => ({ ...visitor, position }))
    )
  })

const privateRow = (person: Townsperson, { seal, hash }: Locksmith): Row => {
  const phone = phoneOf(person)
  return {
    person_id: person.id,
    full_name: seal('person_private', person.id, 'full_name', person.name),
    phone: seal('person_private', person.id, 'phone', phone),
    phone_hash: hash(phone),
    name_hash: hash(person.name)
  }
}
