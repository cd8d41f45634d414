import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { binaries } from '../../scripts/postgres'

/** How long pgbench goes on: so many seconds, or so many times for each client. */
export type HowLong = { seconds: number } | { times: number; variables: Record<string, number> }

const run = promisify(execFile)

/** A script sent straight by pgbench; answers how often a second it was done. Throws when a statement was refused. */
export const straight = async (url: string, script: string, atOnce: number, long: HowLong): Promise<number> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-pgbench-'))
  const file = path.join(folder, 'script.sql')
  writeFileSync(file, script)
  const length =
    'seconds' in long
      ? ['-T', String(long.seconds)]
      : ['-t', String(long.times), ...Object.entries(long.variables).flatMap(([name, value]) => ['-D', `${name}=${value}`])]
  try {
    const { stdout, stderr } = await run(path.join(binaries(), 'pgbench'), [
      '-n',
      '-f',
      file,
      '-c',
      String(atOnce),
      '-j',
      '1',
      ...length,
      url
    ])
    if (/aborted/.test(stderr)) throw new Error(stderr.slice(0, 600))
    return Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A parameter as it stands in a statement. */
const literal = (value: unknown): string =>
  value === null || value === undefined ? 'null' : `'${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll("'", "''")}'`

/** A recorded statement with its parameters in it, for pgbench to send. */
export const inWords = (sql: string, params: readonly unknown[]): string =>
  sql.replaceAll(/\$(\d+)/g, (_, n) => literal(params[Number(n) - 1]))
