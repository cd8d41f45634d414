import { ITEMS } from '@domain/menu/items'
import { COMMUNITIES, DISTRICT, DUTY_ITEMS, GRIDS, MERCHANT, STANDING, STREET, UNITS } from '../places'
import type { Row } from './insert'

const orgs: Row[] = [
  { id: DISTRICT.id, kind: 'district', name: DISTRICT.name, parent_id: null, duty_phone: null },
  { id: STREET.id, kind: 'street', name: STREET.name, parent_id: DISTRICT.id, duty_phone: null },
  ...COMMUNITIES.map(({ id, name, dutyPhone }) => ({ id, kind: 'community', name, parent_id: STREET.id, duty_phone: dutyPhone })),
  ...UNITS.map(({ id, name }) => ({ id, kind: 'unit', name, parent_id: null, duty_phone: null })),
  { id: MERCHANT.id, kind: 'merchant', name: MERCHANT.name, parent_id: null, duty_phone: null }
]

const nowhere = { community_id: null, x_metres: null, y_metres: null }
const areas: Row[] = [
  { id: DISTRICT.id, kind: 'district', name: DISTRICT.name, parent_id: null, ...nowhere },
  { id: STREET.id, kind: 'street', name: STREET.name, parent_id: DISTRICT.id, ...nowhere },
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

/** The tables of the district itself, in the order in which they refer to each other. `since` is when the units reported (ISO text). */
export const placeTables = (since: string): [string, Row[]][] => [
  ['org', orgs],
  ['area', areas],
  ['item', ITEMS.map((item, position) => ({ code: item.code, position, body: item }))],
  [
    'check_in',
    UNITS.flatMap(({ id, communityIds }) => communityIds.map((communityId) => ({ unit_id: id, community_id: communityId, since })))
  ],
  ['duty_item', COMMUNITIES.flatMap(({ id }) => DUTY_ITEMS.map((code) => ({ community_id: id, item_code: code })))]
]

/** 常办直通: its signers are people, so it comes after them. */
export const standingRows: Row[] = STANDING.map(({ id, itemCode, communityId, unitId, signerId }) => ({
  id,
  item_code: itemCode,
  community_id: communityId,
  unit_id: unitId,
  signer_id: signerId
}))
