import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'

const OPENER = path.resolve(__dirname, '../tests/environments/embedded.ts')
const folder = mkdtempSync(path.join(tmpdir(), 'linli-embedded-'))
const started: ChildProcess[] = []

const start = () => {
  const child = spawn(process.execPath, ['--import', 'tsx', OPENER, folder], { stdio: ['pipe', 'pipe', 'pipe'] })
  started.push(child)
  return child
}
/** What a process saw once it has the folder open. */
const seenBy = async (child: ReturnType<typeof start>): Promise<unknown> => {
  const [line] = (await Promise.race([once(child.stdout, 'data'), text(child.stderr).then((words) => Promise.reject(words))])) as [Buffer]
  return JSON.parse(line.toString())
}
const locks = () => readdirSync(folder).filter((name) => name.endsWith('.lock'))

afterAll(() => {
  for (const child of started) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

test('a folder is migrated once, is tidied up by itself, refuses a second process, survives a kill and closes without a trace', async () => {
  const first = start()
  expect(await seenBy(first)).toEqual({ migrators: 1, tenants: ['0'] })

  await expect(seenBy(start())).rejects.toBe(`数据文件夹正被另一个程序（进程 ${first.pid}）使用，请先关掉它，或用 DATA_DIR 换一个文件夹`)

  first.kill('SIGKILL')
  await once(first, 'exit')
  const second = start()
  expect(await seenBy(second)).toEqual({ migrators: 0, tenants: ['0', '1'] })
  expect(locks()).toHaveLength(1)

  second.stdin.end()
  expect(await once(second, 'exit')).toEqual([0, null])
  expect(locks()).toEqual([])
})
