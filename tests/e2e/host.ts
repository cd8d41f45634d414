import { fork, type ChildProcess } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { once } from 'node:events'

const root = path.resolve(__dirname, '../..')

/** A year of the town is lived before the first answer: half a minute here, several on a busy machine. */
const PATIENCE = 540_000

/** The real product as `npm start` runs it, in a process and a data folder of its own. */
export interface RunningHost {
  url: string
  /** moves the whole town's time this many milliseconds ahead of the machine's */
  shift: (milliseconds: number) => Promise<void>
  stop: () => Promise<void>
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

const healthy = (url: string): Promise<boolean> =>
  fetch(`${url}/health`).then(
    (answer) => answer.ok,
    () => false
  )

/** Waits until the host answers; a host that ends before that takes its last words along. */
const ready = async (url: string, child: ChildProcess, output: string[]): Promise<void> => {
  const until = Date.now() + PATIENCE
  while (!(await healthy(url))) {
    if (child.exitCode !== null || Date.now() > until) {
      child.kill('SIGKILL')
      throw new Error(`the host did not start:\n${output.join('')}`)
    }
    await new Promise((resume) => setTimeout(resume, 200))
  }
}

/** Starts the product in this data folder on a free port: built, migrated, seeded, served, as `npm start` does it; a demonstration, unless `env` says otherwise. */
export const serve = async (folder: string, env: NodeJS.ProcessEnv = {}): Promise<RunningHost> => {
  const port = await freePort()
  const output: string[] = []
  const child = fork(path.join(root, 'scripts/start.ts'), {
    cwd: root,
    execArgv: ['--require', path.join(__dirname, 'shifted-clock.cjs'), '--import', 'tsx'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: folder,
      LINLI_MODE: 'demo',
      DATABASE_URL: '',
      ...env
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc']
  })
  child.stdout?.on('data', (text: Buffer) => output.push(text.toString()))
  child.stderr?.on('data', (text: Buffer) => output.push(text.toString()))
  const url = `http://127.0.0.1:${port}`
  await ready(url, child, output).catch((error: unknown) => {
    child.kill('SIGKILL')
    throw error
  })
  return {
    url,
    shift: async (milliseconds) => {
      const heard = once(child, 'message')
      child.send({ shift: milliseconds })
      await heard
    },
    stop: async () => {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    }
  }
}

/** Starts a host whose data are a copy of the town of this run (LINLI_TOWN, see begin.ts): nothing that is done there is seen elsewhere. */
export const startHost = async (): Promise<RunningHost> => {
  const town = process.env.LINLI_TOWN
  if (!town) throw new Error('begin.ts comes before every host')
  const folder = await mkdtemp(path.join(tmpdir(), 'linli-e2e-'))
  await cp(town, folder, { recursive: true })
  const host = await serve(folder)
  return {
    ...host,
    stop: async () => {
      await host.stop()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
