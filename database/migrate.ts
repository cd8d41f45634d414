import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Pool } from 'pg'
import { transaction, type Run } from './query'
import { grantToFunctions } from './role'

/** A database is born for one of these and stays so. */
export type Mark = 'demo' | 'real'

/** One numbered file, and the sha256 of its words. */
interface Migration {
  name: string
  sql: string
  digest: string
}

/** On the disk of the host and of `npm run migrate`: no function bundle carries them. */
const FOLDER = path.join(__dirname, 'migrations')
/** Any number will do, as long as every migrator uses the same. */
const MIGRATION_LOCK = 726_554_001

/** The numbered files in order; a number used twice is a mistake of ours. Gaps are numbers that somebody still works on. */
export const readMigrations = (folder = FOLDER): Migration[] => {
  const names = readdirSync(folder)
    .filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name))
    .sort()
  const twice = names.find((name, index) => name.slice(0, 4) === names[index - 1]?.slice(0, 4))
  if (twice) throw new Error(`the number of migration ${twice} is used twice`)
  return names.map((name) => {
    const sql = readFileSync(path.join(folder, name), 'utf8')
    return { name, sql, digest: createHash('sha256').update(sql).digest('hex') }
  })
}

const apply = async (run: Run, migrations: Migration[]): Promise<string[]> => {
  await run('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
  await run(
    'create table if not exists schema_migration (name text primary key, digest text not null, applied_at timestamptz not null default now())'
  )
  const applied = new Map(
    (await run<{ name: string; digest: string }>('select name, digest from schema_migration')).map((row) => [row.name, row.digest])
  )
  const fresh: string[] = []
  for (const { name, sql, digest } of migrations) {
    const known = applied.get(name)
    if (known !== undefined && known !== digest) throw new Error(`migration ${name} was changed after it was applied`)
    if (known !== undefined) continue
    await run(sql)
    await run('insert into schema_migration (name, digest) values ($1, $2)', [name, digest])
    fresh.push(name)
  }
  await grantToFunctions(run)
  return fresh
}

/**
 * Brings a database to the newest schema, whole or not at all; eight at once: one applies, seven wait. Answers what was applied.
 * Throws when a file was changed after it was applied.
 */
export const migrate = (pool: Pool, folder?: string): Promise<string[]> => {
  const migrations = readMigrations(folder)
  return transaction(pool, (run) => apply(run, migrations))
}

/** The database is the other kind: demo people must never meet real ones. */
export class WrongMark extends Error {
  constructor(found: Mark, wanted: Mark) {
    super(`这个数据库是${found === 'real' ? '正式' : '演示'}数据库，不能用来${wanted === 'real' ? '正式运行' : '演示'}`)
  }
}

/** Marks a new database, or checks the mark of an old one. Throws WrongMark; nothing ever changes a mark. */
export const markDatabase = async (pool: Pool, wanted: Mark): Promise<void> => {
  const found = await transaction(pool, async (run) => {
    await run('insert into database_mark (mark) values ($1) on conflict (single) do nothing', [wanted])
    return (await run<{ mark: Mark }>('select mark from database_mark'))[0]?.mark
  })
  if (found !== undefined && found !== wanted) throw new WrongMark(found, wanted)
}
