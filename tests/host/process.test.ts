import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFixtures } from './house'

const MASTER = { LINLI_MASTER_KEY: 'k'.repeat(40) }

let functions: string
/** where a demo was opened and closed before */
let demo: string
let folder: string
const children: ChildProcess[] = []
beforeAll(async () => {
  functions = await buildFixtures()
  folder = demo = mkdtempSync(path.join(tmpdir(), 'linli-demo-'))
  const host = run({ LINLI_MODE: 'demo', ...MASTER })
  await urlOf(host)
  host.child.kill('SIGTERM')
  await ended(host)
})
afterAll(() => {
  for (const one of [functions, demo]) rmSync(one, { recursive: true, force: true })
})
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-process-'))
})
afterEach(() => {
  // whatever a failed test left running
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

interface Running {
  child: ChildProcess
  output: () => string
}
const run = (env: NodeJS.ProcessEnv): Running => {
  let text = ''
  const child = fork(path.join(__dirname, 'process.ts'), [functions, folder], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: '', NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc']
  })
  children.push(child)
  for (const pipe of [child.stdout, child.stderr]) pipe?.on('data', (part: Buffer) => (text += part.toString()))
  return { child, output: () => text }
}
const database = () => path.join(folder, 'database')
/** Only what the database holds: keys are made anew where there are none. */
const openedBefore = () => cpSync(path.join(demo, 'database'), database(), { recursive: true })
const urlOf = async ({ child, output }: Running): Promise<string> => {
  const first = await Promise.race([once(child, 'message'), once(child, 'exit')])
  const { url } = (first[0] ?? {}) as { url?: string }
  if (!url) throw new Error(`the host did not start: ${output()}`)
  return url
}
const ended = async ({ child }: Running): Promise<number | null> => {
  if (child.exitCode === null) await once(child, 'exit')
  return child.exitCode
}
const call = (url: string, event: object) =>
  fetch(`${url}/call/echo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(event) })

describe('a host in a process of its own', () => {
  test('told to end, it finishes the call under way, takes no new one, unlocks its folder and ends well; its log names nobody', async () => {
    openedBefore()
    const host = run({ LINLI_MODE: 'demo' })
    const url = await urlOf(host)
    const locks = () => readdirSync(database()).filter((name) => name.endsWith('.lock'))
    expect(locks()).toEqual([expect.stringContaining(String(host.child.pid))])
    expect(statSync(path.join(folder, 'keys.json')).mode & 0o777).toBe(0o600)
    const underWay = call(url, { action: 'echo.wait', input: { milliseconds: 1_500, words: '李桂芳 13800000000' } })
    await call(url, { action: 'echo.break' })
    host.child.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 300))
    await expect(call(url, { action: 'echo.who' })).rejects.toThrow()
    expect(await (await underWay).json()).toEqual({ ok: true, value: 'waited' })
    expect(await ended(host)).toBe(0)
    expect(locks()).toEqual([])
    expect(host.output()).toContain('"action":"echo.wait","outcome":"ok"')
    for (const word of ['李桂芳', '13800000000', 'remoteAddress', 'Bearer']) expect(host.output()).not.toContain(word)
  })

  test('a database of real people never opens as a demo, nor a demo as real', async () => {
    const real = run({ LINLI_MODE: 'real', ...MASTER })
    await urlOf(real)
    real.child.kill('SIGTERM')
    expect(await ended(real)).toBe(0)
    const asDemo = run({ LINLI_MODE: 'demo', ...MASTER })
    expect(await ended(asDemo)).toBe(2)
    expect(asDemo.output()).toBe('这个数据库是正式数据库，不能用来演示')
    rmSync(database(), { recursive: true })
    openedBefore()
    const grown = run({ LINLI_MODE: 'real', ...MASTER })
    expect(await ended(grown)).toBe(2)
    expect(grown.output()).toBe('这个数据库是演示数据库，不能用来正式运行')
  })

  test('two hosts never open one folder', async () => {
    openedBefore()
    const first = run({ LINLI_MODE: 'demo' })
    await urlOf(first)
    const second = run({ LINLI_MODE: 'demo' })
    expect(await ended(second)).toBe(2)
    expect(second.output()).toContain('数据文件夹正被另一个程序')
    first.child.kill('SIGTERM')
    expect(await ended(first)).toBe(0)
  })

  test.each([
    [{ LINLI_MODE: 'real' }, '正式运行必须设置 LINLI_MASTER_KEY（至少 32 个字符，丢失后资料无法解开）'],
    [{ LINLI_MODE: 'real', LINLI_MASTER_KEY: 'short' }, 'LINLI_MASTER_KEY 太短，至少 32 个字符'],
    [{ LINLI_MODE: 'both' }, 'LINLI_MODE 只能是 demo 或 real'],
    [{ LINLI_MODE: 'real', ...MASTER, WX_APP_ID: 'wx' }, 'WX_APP_ID 和 WX_APP_SECRET 要一起设置'],
    [{ PUBLIC_URL: 'linli.example.cn' }, 'PUBLIC_URL 要是完整的网址，例如 https://linli.example.cn'],
    [{ CALLS_PER_MINUTE: 'many' }, 'CALLS_PER_MINUTE 要是 0 到 10000000 的整数']
  ])('%j is refused with a sentence that says what to do, before anything is written', async (env, sentence) => {
    const host = run(env)
    expect(await ended(host)).toBe(2)
    expect(host.output()).toBe(sentence)
    expect(existsSync(database())).toBe(false)
  })
})
