import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const DEBIAN = '/usr/lib/postgresql'

/** The folder of Debian's newest server binaries. */
export const binaries = (): string => {
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN).filter((version) => existsSync(path.join(DEBIAN, version, 'bin', 'initdb')))
    : []
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0]
  if (newest) return path.join(DEBIAN, newest, 'bin')
  throw new Error('no PostgreSQL server here: apt-get install postgresql')
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })

const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))

/** PostgreSQL refuses to run as root: Debian's own user `postgres` then runs it. */
const identityOf = () => (process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : null)

/** A private cluster: its URL, how to end it without a trace, and how to kill it where it stands and start it again on what it has on disk. */
export interface Cluster {
  url: string
  stop: () => void
  killAndStart: () => Promise<void>
}

const TRIES = 100
const PAUSE = 100

/** What spares a cluster that is thrown away after the tests: it need not outlive the machine. A server that is killed loses nothing by it. */
const THROWN_AWAY = '-c fsync=off -c full_page_writes=off'

/** Starts a private cluster in a temporary folder: one that keeps what it acknowledged whatever happens, unless it is `thrownAway`. */
export const startPostgres = async ({ thrownAway = false } = {}): Promise<Cluster> => {
  const bin = binaries()
  const identity = identityOf()
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-postgres-'))
  if (identity) chownSync(folder, identity.uid, identity.gid)
  const data = path.join(folder, 'data')
  const port = await freePort()
  const call = (name: string, args: string[], quiet = false) =>
    void execFileSync(path.join(bin, name), args, { ...identity, cwd: folder, stdio: ['ignore', 'ignore', quiet ? 'ignore' : 'inherit'] })
  call('initdb', ['-D', data, '-U', 'linli', '--auth=trust', '--encoding=UTF8', '--no-locale'])
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 ${thrownAway ? THROWN_AWAY : ''}`
  const start = (quiet = false) => call('pg_ctl', ['-D', data, '-w', '-l', path.join(folder, 'log'), '-o', options, 'start'], quiet)
  start()
  return {
    url: `postgresql://linli@127.0.0.1:${port}/postgres`,
    killAndStart: async () => {
      process.kill(Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
      // those whom it had started must notice first
      for (let tries = 0; ; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, PAUSE))
        try {
          return start(true)
        } catch (error) {
          if (tries >= TRIES) throw error
        }
      }
    },
    stop: () => {
      spawnSync(path.join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', 'stop'], { ...identity, cwd: folder, stdio: 'ignore' })
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** Runs a command and answers its exit code; signals meant for us are for it. */
const runWith = (command: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })

/** `tsx scripts/postgres.ts -- <command>`: runs a command with TEST_DATABASE_URL set to a cluster of its own, then removes it. */
const main = async (): Promise<void> => {
  const [command, ...args] = process.argv.slice(process.argv.indexOf('--') + 1)
  if (!command) throw new Error('usage: tsx scripts/postgres.ts -- <command>')
  const cluster = await startPostgres({ thrownAway: true })
  try {
    process.exitCode = await runWith(command, args, { TEST_DATABASE_URL: cluster.url })
  } finally {
    cluster.stop()
  }
}

if (path.resolve(process.argv[1] ?? '') === __filename)
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
