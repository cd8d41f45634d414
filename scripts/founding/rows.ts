import { ITEMS } from '@domain/menu/items'
import type { District } from './district'

/** One row of a table, by the names of its columns. */
export type Row = Record<string, unknown>
/** A table, the columns that tell its rows apart, and its rows. */
export interface Rows {
  table: string
  key: readonly string[]
  rows: Row[]
}

type Places = Pick<District, 'district' | 'streets' | 'units' | 'merchants' | 'menu' | 'templates'>

const orgs = ({ district, streets, units, merchants }: Places): Row[] => {
  const alone = { parent_id: null, duty_phone: null }
  return [
    { id: district.id, kind: 'district', name: district.name, ...alone },
    ...streets.flatMap((street) => [
      { id: street.id, kind: 'street', name: street.name, ...alone, parent_id: district.id },
      ...street.communities.map(({ id, name, dutyPhone }) => ({
        id,
        kind: 'community',
        name,
        parent_id: street.id,
        duty_phone: dutyPhone ?? null
      }))
    ]),
    ...units.map(({ id, name }) => ({ id, kind: 'unit', name, ...alone })),
    ...merchants.map(({ id, name }) => ({ id, kind: 'merchant', name, ...alone }))
  ]
}

const areas = ({ district, streets }: Places): Row[] => {
  const nowhere = { community_id: null, x_metres: null, y_metres: null }
  return [
    { id: district.id, kind: 'district', name: district.name, parent_id: null, ...nowhere },
    ...streets.flatMap((street) => [
      { id: street.id, kind: 'street', name: street.name, parent_id: district.id, ...nowhere },
      ...street.communities.flatMap(({ id: community_id, name, x, y, grids }) => [
        { id: community_id, kind: 'community', name, parent_id: street.id, community_id, x_metres: x, y_metres: y },
        ...grids.map((grid) => ({
          id: grid.id,
          kind: 'grid',
          name: grid.name,
          parent_id: community_id,
          community_id,
          x_metres: grid.x,
          y_metres: grid.y
        }))
      ])
    ])
  ]
}

const communitiesOf = ({ streets }: Places) => streets.flatMap(({ communities }) => communities)

/** The tables of a district itself, in the order in which they refer to each other: every district is founded from these, the demo too. */
export const placeRows = (places: Places): Rows[] => [
  { table: 'org', key: ['id'], rows: orgs(places) },
  { table: 'area', key: ['id'], rows: areas(places) },
  {
    table: 'item',
    key: ['code'],
    rows: ITEMS.map((item, position) => ({ code: item.code, position, body: item })).filter(
      ({ code }) => places.menu?.includes(code) ?? true
    )
  },
  {
    table: 'check_in',
    key: ['unit_id', 'community_id'],
    rows: places.units.flatMap(({ id, communities }) => communities.map((community_id) => ({ unit_id: id, community_id })))
  },
  {
    table: 'duty_item',
    key: ['community_id', 'item_code'],
    rows: communitiesOf(places).flatMap(({ id, dutyItems }) => dutyItems.map((item_code) => ({ community_id: id, item_code })))
  },
  {
    table: 'notice_template',
    key: ['kind'],
    rows: Object.entries(places.templates ?? {}).flatMap(([kind, template]) =>
      template ? [{ kind, template_id: template.id, title_key: template.title, words_key: template.words, time_key: template.time }] : []
    )
  }
]
