import { openEmbedded } from '../../database/embedded'
import { migrate } from '../../database/migrate'
import { query } from '../../database/query'

/**
 * A process that opens the folder it is given, as the host does: migrates eight at once, adds a tenant, tells what it saw in one
 * line of JSON once it was tidied up by itself, and holds the folder until its input ends. A refusal goes to its error output.
 */
const main = async (folder: string): Promise<void> => {
  const embedded = await openEmbedded(folder, 100)
  const applied = await Promise.all(Array.from({ length: 8 }, () => migrate(embedded.pool)))
  await query(
    embedded.pool,
    'insert into tenant (id, name, app_id) select n, n, n from (select count(*)::text as n from tenant) as counted'
  )
  const tenants = await query<{ id: string }>(embedded.pool, 'select id from tenant order by id')
  const uncounted = "select from pg_class where oid = 'tenant'::regclass and reltuples < 0"
  while ((await query(embedded.pool, uncounted)).length > 0) await new Promise((resume) => setTimeout(resume, 20))
  const seen = { migrators: applied.filter((names) => names.length > 0).length, tenants: tenants.map(({ id }) => id) }
  process.stdout.write(`${JSON.stringify(seen)}\n`)
  process.stdin.resume().on('end', () => void embedded.close())
}

main(process.argv[2] ?? '').catch((error: unknown) => {
  process.stderr.write(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
