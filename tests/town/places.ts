/** The demo district: one street, three communities of four grids, six units. Metres lie on a flat map. */
export const TENANT = { id: 'linjiang', name: '临江区', appId: 'demo' } as const
export const DISTRICT = { id: 'linjiang-district', name: '临江区' } as const
export const STREET = { id: 'liuyin', name: '柳荫街道' } as const

export interface Community {
  id: string
  name: string
  /** what its council room is called: activities meet there */
  room: string
  /** answered by nobody: no exchange begins with 0000 */
  dutyPhone: string
  x: number
  y: number
}
export const COMMUNITIES: readonly Community[] = [
  { id: 'huaishu', name: '槐树里社区', room: '槐树里党群服务中心', dutyPhone: '0000-0001', x: 0, y: 0 },
  { id: 'dongfeng', name: '东风里社区', room: '东风里邻里活动室', dutyPhone: '0000-0002', x: 1400, y: 300 },
  { id: 'linhe', name: '临河社区', room: '临河社区文化广场', dutyPhone: '0000-0003', x: 600, y: 1500 }
]

export interface Grid {
  id: string
  name: string
  communityId: string
  x: number
  y: number
}
const CORNERS = [
  ['一', -200, -200],
  ['二', 200, -200],
  ['三', -200, 200],
  ['四', 200, 200]
] as const
export const GRIDS: readonly Grid[] = COMMUNITIES.flatMap((community) =>
  CORNERS.map(([number, east, north], index) => ({
    id: `${community.id}-${index + 1}`,
    name: `${community.name.replace('社区', '')}第${number}网格`,
    communityId: community.id,
    x: community.x + east,
    y: community.y + north
  }))
)

export interface Unit {
  id: string
  name: string
  /** where it has reported (双报到) */
  communityIds: string[]
}
export const UNITS: readonly Unit[] = [
  { id: 'power', name: '城区供电所', communityIds: ['huaishu', 'dongfeng', 'linhe'] },
  { id: 'tax', name: '区税务局', communityIds: ['huaishu', 'dongfeng', 'linhe'] },
  { id: 'hospital', name: '区人民医院', communityIds: ['huaishu', 'dongfeng', 'linhe'] },
  { id: 'school', name: '第三中学', communityIds: ['huaishu', 'dongfeng', 'linhe'] },
  { id: 'justice', name: '区司法局', communityIds: ['huaishu', 'dongfeng', 'linhe'] },
  // its liaison has moved on: nobody may hand it an order until a new one is named
  { id: 'culture', name: '区文化馆', communityIds: ['huaishu', 'dongfeng'] }
]
/** Where points are redeemed: each is one till of the neighbourhood. */
export const MERCHANTS = [
  { id: 'grain-shop', name: '便民粮油店' },
  { id: 'market', name: '社区超市' },
  { id: 'barber', name: '槐树理发店' }
] as const

/** Items that each community has published as its own duty: only these it may keep (红线 12). */
export const DUTY_ITEMS = ['A01', 'B06', 'F03', 'G05', 'J05', 'K01', 'K02'] as const

/** 常办直通, signed once: a community's row hands over to the pool (no unit) or to a unit; a row without a community is a unit's own dispatch to all its members. */
export interface StandingRow {
  id: string
  itemCode: string
  communityId: string | null
  unitId: string | null
  signerId: string
}
export const STANDING: readonly StandingRow[] = [
  { id: 'standing-calls', itemCode: 'A02', communityId: 'huaishu', unitId: null, signerId: 'gao' },
  { id: 'standing-appliances', itemCode: 'B01', communityId: 'huaishu', unitId: 'power', signerId: 'gao' },
  { id: 'standing-members', itemCode: 'B01', communityId: null, unitId: 'power', signerId: 'zhao' }
]

/** Metres between two grids as the crow flies. */
export const metresBetween = (one: string, other: string): number => {
  const [a, b] = [one, other].map((id) => GRIDS.find((grid) => grid.id === id))
  return a && b ? Math.round(Math.hypot(a.x - b.x, a.y - b.y)) : 0
}
