import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const DIST = path.resolve(__dirname, '../../dist')
const check = (file: string) => promisify(execFile)(process.execPath, ['--check', file])

/** Minifiers have written private class fields in quotes before, and no build said a word. */
it.each(['weapp', 'h5'])('every built script of %s is JavaScript', async (end) => {
  const names = readdirSync(path.join(DIST, end), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  expect(names.length).toBeGreaterThan(10)
  for (const name of names) await check(path.join(DIST, end, name))
})

it('a quoted private field would be noticed', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-syntax-'))
  const file = path.join(folder, 'bad.js')
  writeFileSync(file, 'class A { #"t" = 1 }')
  await expect(check(file)).rejects.toThrow('SyntaxError')
  rmSync(folder, { recursive: true })
})
