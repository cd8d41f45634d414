import { TEMPLATES } from '@domain/notices/templates'
import { placeRows, type Row } from '../../../scripts/founding/rows'
import { COMMUNITIES, DISTRICT, DUTY_ITEMS, GRIDS, MERCHANTS, STANDING, STREET, UNITS } from '../places'

/** A demonstration sends nothing, whatever they are called. */
const TOWN_TEMPLATES = Object.fromEntries(
  TEMPLATES.map((kind) => [kind, { id: `town-${kind}`, title: 'thing1', words: 'thing2', time: 'time3' }])
)

/** The demo district as founders write one down. */
const TOWN = {
  district: DISTRICT,
  streets: [
    {
      ...STREET,
      communities: COMMUNITIES.map((community) => ({
        ...community,
        dutyItems: [...DUTY_ITEMS],
        grids: GRIDS.filter(({ communityId }) => communityId === community.id)
      }))
    }
  ],
  units: UNITS.map(({ id, name, communityIds }) => ({ id, name, communities: communityIds })),
  merchants: [...MERCHANTS],
  templates: TOWN_TEMPLATES
}

/** The tables of the district itself, in the order in which they refer to each other. `since` is when the units reported (ISO text). */
export const placeTables = (since: string): [string, Row[]][] =>
  placeRows(TOWN).map(({ table, rows }) => [table, table === 'check_in' ? rows.map((row) => ({ ...row, since })) : rows])

/** 常办直通: its signers are people, so it comes after them. */
export const standingRows = (since: string): Row[] =>
  STANDING.map(({ id, itemCode, communityId, unitId, signerId }) => ({
    id,
    item_code: itemCode,
    community_id: communityId,
    unit_id: unitId,
    signer_id: signerId,
    signed_at: since
  }))
