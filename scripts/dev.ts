import { spawn, type ChildProcess } from 'node:child_process'
import { watch } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '..')
const WATCHED = ['src', 'domain', 'types', 'cloudfunctions', 'database', 'host', 'config']
/** An editor writes a file several times: wait until it is quiet. */
const QUIET = 400

let running: ChildProcess | undefined
const start = () => {
  running = spawn(process.execPath, ['--import', 'tsx', path.join(__dirname, 'start.ts')], { cwd: ROOT, stdio: 'inherit' })
}
const restart = () => {
  if (!running || running.exitCode !== null) return start()
  running.once('exit', start)
  running.kill('SIGTERM')
}

/** `npm run dev`: the whole product, built and started again whenever a source changes. */
let timer: NodeJS.Timeout | undefined
for (const folder of WATCHED)
  watch(path.join(ROOT, folder), { recursive: true }, () => {
    clearTimeout(timer)
    timer = setTimeout(restart, QUIET)
  })
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    running?.once('exit', () => process.exit(0))
    running?.kill('SIGTERM')
    if (!running || running.exitCode !== null) process.exit(0)
  })
start()
