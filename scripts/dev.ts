import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { watch } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '..')
const SOURCES = ['src', 'domain', 'types', 'config', 'cloudfunctions', 'database', 'host', 'scripts']
/** An editor writes several files at once. */
const PAUSE = 300

let running: ChildProcess | undefined
let clock: NodeJS.Timeout | undefined
let turn: Promise<void> = Promise.resolve()

const stop = async (): Promise<void> => {
  if (!running || running.exitCode !== null) return
  running.kill('SIGTERM')
  await once(running, 'exit')
}
const start = async (): Promise<void> => {
  await stop()
  running = spawn(process.execPath, ['--import', 'tsx', path.join(ROOT, 'scripts/start.ts')], { cwd: ROOT, stdio: 'inherit' })
}
/** One restart after the other; `npm start` itself builds only what has changed. */
const again = (): void => {
  clearTimeout(clock)
  clock = setTimeout(() => (turn = turn.then(start)), PAUSE)
}

for (const folder of SOURCES) watch(path.join(ROOT, folder), { recursive: true }, again)
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop().then(() => process.exit(0)))
again()
