import type { Pool } from 'pg'
import { transaction, type Run } from '../../database/query'
import type { District, FoundingPerson } from './district'
import { newPersonRows, standingRows, type Locksmith } from './people'
import { FoundingRefused } from './read'
import { placeRows, type Rows } from './rows'

/** How many rows of each table came new, and how many said something else than before. */
export type Founded = Record<string, { added: number; changed: number }>

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
const knownAs = async (run: Run, tenantId: string, { name, phone }: FoundingPerson, lock: Locksmith): Promise<string | null> => {
  const [known] = await run<{ id: string }>(
    `select person.id from person_private private join person on person.tenant_id = private.tenant_id and person.id = private.person_id
where private.tenant_id = $1 and private.phone_hash = $2 and private.name_hash = $3 and person.erased_at is null order by person.id limit 1`,
    [tenantId, lock.hash(phone), lock.hash(name)]
  )
  return known?.id ?? null
}

/** What a founding is done with: the district's keys, ids for people nobody knows yet, and the day (of Shanghai) it is. */
export interface Founding {
  lock: Locksmith
  newPersonId: () => string
  today: string
}

/**
 * Writes a district, whole or not at all: places, the menu, and its first people with their posts. A second time it changes only
 * what the file says differently; nothing and nobody is ever deleted, a post ends by its `until`. Needs a migrated database.
 */
export const foundDistrict = (pool: Pool, file: District, { lock, newPersonId, today }: Founding): Promise<Founded> =>
  transaction(pool, async (run) => {
    const founded: Founded = {}
    const write = async (tables: readonly Rows[]) => {
      for (const rows of tables) {
        const { added, changed } = await put(run, file.tenant.id, rows)
        const before = founded[rows.table] ?? { added: 0, changed: 0 }
        founded[rows.table] = { added: before.added + added, changed: before.changed + changed }
      }
    }
    await putTenant(run, file)
    await write(placeRows(file))
    for (const person of file.people) {
      const known = await knownAs(run, file.tenant.id, person, lock)
      const id = known ?? newPersonId()
      if (known === null) await write(newPersonRows(person, id, lock))
      await write(standingRows(person, id, file, today))
    }
    return founded
  })
