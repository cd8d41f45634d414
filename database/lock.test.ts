import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FolderLocked, lockFolder } from './lock'

const folder = mkdtempSync(path.join(tmpdir(), 'linli-lock-'))
afterEach(() => readdirSync(folder).forEach((name) => rmSync(path.join(folder, name))))
afterAll(() => rmSync(folder, { recursive: true }))

const sign = (pid: number, start: string) => writeFileSync(path.join(folder, `linli-${pid}-${start}.lock`), '')
const startOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? ''

test('a folder opens once; after unlocking it opens again', () => {
  const unlock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(FolderLocked)
  unlock()
  lockFolder(folder)()
  expect(readdirSync(folder)).toEqual([])
})

test('another living process is named in one kind sentence, and leaves when it dies', async () => {
  const other = spawn('sleep', ['60'])
  const pid = other.pid ?? 0
  sign(pid, startOf(pid))
  expect(() => lockFolder(folder)).toThrow(`数据文件夹正被另一个程序（进程 ${pid}）使用，请先关掉它，或用 DATA_DIR 换一个文件夹`)
  expect(readdirSync(folder)).toEqual([`linli-${pid}-${startOf(pid)}.lock`])
  other.kill('SIGKILL')
  await once(other, 'exit')
  lockFolder(folder)()
  expect(readdirSync(folder)).toEqual([])
})

test.each([
  ['a process that died', 99_999_999, '1'],
  ['an earlier life of a number that another process has now', process.ppid, '1'],
  ['an earlier life of our own number, as in a container that starts again', process.pid, '1']
])('the lock of %s is taken over', (_, pid, start) => {
  sign(pid, start)
  const unlock = lockFolder(folder)
  expect(readdirSync(folder)).toEqual([`linli-${process.pid}-${startOf(process.pid)}.lock`])
  unlock()
})
