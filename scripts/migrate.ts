import { connectTo } from '../database/open'
import { markDatabase, migrate, type Mark } from '../database/migrate'

/** demo, real, or nothing said; a word that is neither is a mistake to tell before anything happens. */
const markOf = (wish: string | undefined): Mark | null => {
  if (!wish) return null
  if (wish === 'demo' || wish === 'real') return wish
  throw new Error('LINLI_MODE is demo or real')
}

/**
 * `npm run migrate`: brings the database of DATABASE_URL, signed in as its owner, to the newest schema, and says what it did.
 * With LINLI_MODE it also marks a new database for good: where only cloud functions run, nobody else would.
 */
const main = async (): Promise<void> => {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL names the PostgreSQL server to migrate')
  const mark = markOf(process.env.LINLI_MODE)
  const pool = connectTo(url, 1)
  try {
    const applied = await migrate(pool)
    process.stdout.write(
      applied.length > 0 ? applied.map((name) => `applied ${name}\n`).join('') : 'nothing to do: the schema is up to date\n'
    )
    if (mark) await markDatabase(pool, mark)
  } finally {
    await pool.end()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
