import { connectTo } from '../database/open'
import { migrate } from '../database/migrate'

/** `npm run migrate`: brings the database of DATABASE_URL to the newest schema, and says what it did. */
const main = async (): Promise<void> => {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL names the PostgreSQL server to migrate')
  const pool = connectTo(url, 1)
  const applied = await migrate(pool)
  await pool.end()
  process.stdout.write(
    applied.length === 0 ? 'nothing to do: the schema is up to date\n' : applied.map((name) => `applied ${name}\n`).join('')
  )
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
