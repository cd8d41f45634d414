/** Where a home stands. Exactly one of both is said: its grid, or the community alone by whoever does not know the grid. */
export interface Dwelling {
  gridId?: string
  communityId?: string
  building: string
  door: string
}

/** What is wrong where neither the grid nor the community is there. */
export const NO_SUCH_GRID = '请从列表里选一个网格'

/** What the statement below asks about a home, in its order: grid, community, building without blanks around it. */
export const dwellingParams = ({ gridId, communityId, building }: Dwelling): [string | null, string | null, string] => [
  gridId ?? null,
  communityId ?? null,
  building.trim()
]

/**
 * Selects `id`, `community_id` and `guessed` of the grid a home belongs to, or no row: the one that was said, else of the community's grids
 * the one where most homes of the same building stand whose people said so, else its first. Takes SQL: the tenant and the three parameters above.
 */
export const gridSql = (tenant: string, grid: string, community: string, building: string): string => `
  select area.id, area.community_id, ${grid}::text is null as guessed from area
  where area.tenant_id = ${tenant} and area.kind = 'grid' and (area.id = ${grid}::text or area.community_id = ${community}::text)
  order by (
    select count(*) from address where address.tenant_id = area.tenant_id and address.grid_id = area.id
      and btrim(address.building) = ${building}::text and address.gone_at is null and not address.grid_guessed
  ) desc, area.id limit 1`
