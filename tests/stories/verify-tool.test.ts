import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { grouped } from '@domain/verify/primitives'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { publishCheckpoints } from '../../cloudfunctions/jobs/checkpoints'
import { buildVerify } from '../../scripts/build-verify'
import { call, clock, found, step } from './doors'
import { served } from './steps'

const folder = mkdtempSync(path.join(tmpdir(), 'linli-verify-'))
const file = (name: string, words: string): string => {
  writeFileSync(path.join(folder, name), words)
  return path.join(folder, name)
}
const tool = path.join(folder, 'tool')
const files = { statement: '', notice: '', paper: '', torn: '' }
const typed = { day: '', digest: '', key: '' }

beforeAll(async () => {
  await found()
  const order = await served()
  await call('li', 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)
  await publishCheckpoints({ ...cellar(), now: clock.now })
  const { text } = await call('chen', 'books.statement', {})
  const notice = await call(null, 'books.notice', {})
  files.statement = file('账单.json', text)
  files.torn = file('改过.json', text.replace('"posted": 10', '"posted": 90'))
  files.notice = file('notice.json', JSON.stringify(notice))
  files.paper = file('纸.txt', (await call('chen', 'books.paper', {})).code)
  const [latest] = notice.days
  Object.assign(typed, { day: latest!.day, digest: grouped(latest!.digest.slice(0, 32)), key: grouped(latest!.key) })
  await buildVerify('', tool)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The package as it would be published, as a process of its own. */
const run = (...args: string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [path.join(tool, 'linli-verify.js'), ...args], (error, said) =>
      resolve({ code: error ? Number(error.code) : 0, said })
    )
  })
const lines = ({ said }: { said: string }) =>
  said.split('\n').flatMap((one) => /^(没有被改动|在当天的公布摘要里|现场双方设备签过)：[^　]*/.exec(one)?.[0] ?? [])

test('a statement of the town by the published notice: three lines, and never one word for all of them', async () => {
  const ran = await run(files.statement, '--notice', files.notice)
  expect([ran.code, lines(ran)]).toEqual([0, ['没有被改动：是', '在当天的公布摘要里：是', '现场双方设备签过：没有']])
  expect(ran.said).not.toContain('真实')
})

test('in a clone of the project by its name, whatever the folder, with nothing fetched', async () => {
  const ran = await new Promise<{ code: number; said: string }>((resolve) =>
    execFile(
      'npx',
      ['--offline', '--cache', path.join(folder, 'npm'), 'linli-verify', files.statement, '--notice', files.notice],
      { cwd: __dirname },
      (error, said) => resolve({ code: error ? Number(error.code) : 0, said })
    )
  )
  expect([ran.code, lines(ran)[0]]).toEqual([0, '没有被改动：是'])
})

test('by what was typed from the board, spaces and all', async () => {
  const { day, digest, key } = typed
  const ran = await run(files.statement, '--day', day, '--digest', digest.toUpperCase(), '--key', key)
  expect([ran.code, lines(ran)[1]]).toEqual([0, '在当天的公布摘要里：是'])
  expect((await run(files.statement, '--key', key)).code).toBe(2)
  expect((await run(files.statement)).code).toBe(2)
})

test('a number changed in an editor is found', async () => {
  const ran = await run(files.torn, '--notice', files.notice)
  expect([ran.code, lines(ran)[0]]).toEqual([1, '没有被改动：否'])
})

test.each([
  ['line ends', (words: string) => words.replaceAll('\n', '\r\n')],
  ['a mark before its first letter', (words: string) => `\uFEFF${words}`]
])('a statement that was saved with other %s is refused as one that was touched', async (_, saved) => {
  const ran = await run(file('存过.json', saved(readFileSync(files.statement, 'utf8'))), '--notice', files.notice)
  expect([ran.code, lines(ran)]).toEqual([1, ['没有被改动：否', '在当天的公布摘要里：看不出', '现场双方设备签过：看不出']])
})

test('a notice is read with a mark before it', async () => {
  const ran = await run(files.statement, '--notice', file('存过的公布.json', `\uFEFF${readFileSync(files.notice, 'utf8')}`))
  expect(ran.code).toBe(0)
})

test('a scanned code is read with the mark and the line ends of another system', async () => {
  const saved = `\uFEFF${readFileSync(files.paper, 'utf8').replaceAll('\n', '\r\n')}\r\n`
  const ran = await run(file('存过.txt', saved), '--notice', files.notice)
  expect([ran.code, lines(ran)[0]]).toEqual([2, '没有被改动：是'])
})

test('the code of the printed page, without any file', async () => {
  const ran = await run(files.paper, '--notice', files.notice)
  expect([ran.code, lines(ran)]).toEqual([2, ['没有被改动：是', '在当天的公布摘要里：看不出', '现场双方设备签过：看不出']])
  expect(ran.said).toContain('+10 分　义务理发')
})

test('a copy that the district pinned its notice into needs no more', async () => {
  const pinned = path.join(folder, 'pinned')
  await buildVerify(JSON.stringify(await call(null, 'books.notice', {})), pinned)
  const code = await new Promise((resolve) =>
    execFile(process.execPath, [path.join(pinned, 'linli-verify.js'), files.statement], (error) => resolve(error?.code ?? 0))
  )
  expect(code).toBe(0)
})

test.each([
  ['nothing to look at', () => []],
  ['a file that is not there', () => ['nowhere.json']],
  ['something else', () => [files.notice]],
  ['a notice that is none', () => [files.statement, '--notice', files.statement]],
  ['a digest of no day', () => [files.statement, '--digest', '0'.repeat(32)]],
  ['a day in other words', () => [files.statement, '--day', '11月27日', '--digest', '0'.repeat(32)]],
  ['too few letters', () => [files.statement, '--key', '3f0c']],
  ['a word it does not know', () => [files.statement, '--trust-me']]
])('%s: one sentence, and it cannot tell', async (_, args) => {
  const ran = await run(...args())
  expect([ran.code, lines(ran)]).toEqual([2, []])
  expect(ran.said.trim()).not.toBe('')
})
