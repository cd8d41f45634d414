import type { Role } from '@domain/order/scene'
import type { Pool } from 'pg'
import { transaction, type Run } from '../../database/query'
import type { District, FoundingPerson } from './district'
import { heldRows, newPersonRows, type Seals } from './people'
import { FoundingRefused } from './read'
import { placeRows, type Row, type Rows } from './rows'

/** What a founding did: how many rows of each table came new or said something else than before, and which posts it found that the file does not name. */
export interface Founded {
  tables: Record<string, { added: number; changed: number }>
  unlisted: { publicName: string; role: Role; orgName: string }[]
}

/** One statement a table: what is new is added, what says something else is changed, what the file leaves out stays as it is. */
const put = async (run: Run, tenantId: string, { table, key, rows }: Rows): Promise<{ added: number; changed: number }> => {
  const columns = Object.keys(rows[0] ?? {})
  if (columns.length === 0) return { added: 0, changed: 0 }
  const rest = columns.filter((column) => !key.includes(column))
  const all = ['tenant_id', ...columns].join(', ')
  const own = (of: string) => rest.map((column) => `${of}.${column}`).join(', ')
  const change =
    rest.length === 0
      ? 'nothing'
      : `update set (${rest.join(', ')}) = row(${own('excluded')}) where row(${own(table)}) is distinct from row(${own('excluded')})`
  const put = await run<{ added: boolean }>(
    `insert into ${table} (${all}) select ${all} from jsonb_populate_recordset(null::${table}, $1::jsonb)
on conflict (${['tenant_id', ...key].join(', ')}) do ${change} returning xmax = 0 as added`,
    [JSON.stringify(rows.map((row) => ({ tenant_id: tenantId, ...row })))]
  )
  const added = put.filter((row) => row.added).length
  return { added, changed: put.length - added }
}

const putTenant = async (run: Run, { tenant }: District): Promise<void> => {
  const [other] = await run<{ id: string }>('select id from tenant where app_id = $1 and id <> $2', [tenant.appId, tenant.id])
  if (other) throw new FoundingRefused([`tenant.appId：这个小程序已经属于“${other.id}”`])
  await run(
    'insert into tenant (id, name, app_id) values ($1, $2, $3) on conflict (id) do update set (name, app_id) = (excluded.name, excluded.app_id)',
    [tenant.id, tenant.name, tenant.appId]
  )
}

/** Whoever bears this telephone and this name; the number alone may have had another owner. */
const knownAs = async (run: Run, tenantId: string, { name, phone }: FoundingPerson, lock: Seals): Promise<string | null> => {
  const [known] = await run<{ id: string }>(
    `select person.id from person_private private join person on person.tenant_id = private.tenant_id and person.id = private.person_id
where private.tenant_id = $1 and private.phone_hash = $2 and private.name_hash = $3 and person.erased_at is null order by person.id limit 1`,
    [tenantId, lock.hash(phone), lock.hash(name)]
  )
  return known?.id ?? null
}

/** Posts that are held and not in the file: whoever left keeps reading telephones and doors until somebody ends their post. */
const unlistedPosts = (run: Run, tenantId: string, held: readonly Row[]): Promise<Founded['unlisted']> =>
  run(
    `select person.public_name as "publicName", post.role, org.name as "orgName" from post
join person on person.tenant_id = post.tenant_id and person.id = post.person_id
join org on org.tenant_id = post.tenant_id and org.id = post.org_id
where post.tenant_id = $1 and (post.until is null or post.until > now()) and not exists (
  select from jsonb_to_recordset($2::jsonb) held (person_id text, role text, org_id text)
  where held.person_id = post.person_id and held.role = post.role and held.org_id = post.org_id
) order by org.name, post.role, person.id`,
    [tenantId, JSON.stringify(held)]
  )

/** Which posts were handed to somebody else since: a file that still names whoever gave one away does not give it back. */
const givenAway = async (run: Run, tenantId: string): Promise<(post: Row) => boolean> => {
  const given = await run<{ key: string }>(
    `select distinct concat_ws(' ', post.person_id, post.role, post.org_id) as key from post_hand_over one
join post on (post.tenant_id, post.person_id, post.role, post.org_id) = (one.tenant_id, one.from_id, one.role, one.org_id)
where one.tenant_id = $1 and one.outcome = 'done' and post.until <= now()`,
    [tenantId]
  )
  const keys = new Set(given.map(({ key }) => key))
  return ({ person_id, role, org_id }) => keys.has(`${String(person_id)} ${String(role)} ${String(org_id)}`)
}

/** What a founding is done with: the district's keys, ids for people nobody knows yet, and the day (of Shanghai) it is. */
export interface Founding {
  lock: Seals
  newPersonId: () => string
  today: string
}

/**
 * Writes a district, whole or not at all: places, the menu, and its first people with their posts. A second time it changes only
 * what the file says differently; nothing and nobody is ever deleted, a post ends by its `until` and stays with whom it was handed to.
 * Needs a migrated database.
 */
export const foundDistrict = (pool: Pool, file: District, { lock, newPersonId, today }: Founding): Promise<Founded> =>
  transaction(pool, async (run) => {
    const tables: Founded['tables'] = {}
    const held: Row[] = []
    const write = async (all: readonly Rows[]) => {
      for (const rows of all) {
        const written = rows.table === 'post' ? { ...rows, rows: rows.rows.filter((post) => !isGiven(post)) } : rows
        const { added, changed } = await put(run, file.tenant.id, written)
        const before = tables[rows.table] ?? { added: 0, changed: 0 }
        tables[rows.table] = { added: before.added + added, changed: before.changed + changed }
        if (rows.table === 'post') held.push(...rows.rows)
      }
    }
    await putTenant(run, file)
    const isGiven = await givenAway(run, file.tenant.id)
    await write(placeRows(file))
    for (const person of file.people) {
      const known = await knownAs(run, file.tenant.id, person, lock)
      const id = known ?? newPersonId()
      if (known === null) await write(newPersonRows(person, id, lock))
      await write(heldRows(person, id, file, today))
    }
    return { tables, unlisted: await unlistedPosts(run, file.tenant.id, held) }
  })
