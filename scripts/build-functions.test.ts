import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bundleFunction, functionNames } from './build-functions'

const ROOT = path.resolve(__dirname, '..')
let folder: string
beforeEach(() => {
  mkdirSync(path.join(ROOT, 'dist'), { recursive: true })
  folder = mkdtempSync(path.join(ROOT, 'dist', 'bundle-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bundle = async (source: string) => {
  writeFileSync(path.join(folder, 'entry.ts'), source)
  await bundleFunction(path.join(folder, 'entry.ts'), folder, 'tried')
  return readFileSync(path.join(folder, 'index.js'), 'utf8')
}
const manifest = () => JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }

test.each([
  `import { z } from 'zod'\nexport const main = z.string()`,
  `import * as z from 'zod/v4'\nexport const main = z.string()`,
  `import { PGlite } from '@electric-sql/pglite'\nexport const main = PGlite`,
  `import { openEmbedded } from '../../database/embedded'\nexport const main = openEmbedded`
])('%j is never built', async (source) => {
  await expect(bundle(source)).rejects.toThrow('must not be in a function')
})

test('what is needed late stays outside, is listed with its exact version, and is required only when called', async () => {
  const text = await bundle(`export const main = async () => (await import('@cloudbase/node-sdk')).default.version`)
  expect(text).toMatch(/require\("@cloudbase\/node-sdk"\)/)
  expect(text.length).toBeLessThan(5_000)
  const { dependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as ReturnType<typeof manifest>
  expect(manifest().dependencies).toEqual({ '@cloudbase/node-sdk': dependencies['@cloudbase/node-sdk'] })
})

test('a function that needs nothing installs nothing', async () => {
  await bundle(`import * as z from 'zod/mini'\nexport const main = z.string()`)
  expect(manifest().dependencies).toEqual({})
})

test.each(functionNames())('the function %s is whole, and without the embedded database', async (name) => {
  const out = path.join(folder, name)
  mkdirSync(out)
  await bundleFunction(path.join(ROOT, 'cloudfunctions', name, 'index.ts'), out, name)
  expect(readFileSync(path.join(out, 'index.js'), 'utf8')).not.toMatch(/pglite|PGlite/)
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a deployed bundle is CommonJS, found by its path
  expect(typeof (require(path.join(out, 'index.js')) as { main: unknown }).main).toBe('function')
})

test('loading a function loads no part of fetch: the driver of the database would ask for it', async () => {
  await bundle(`import pg from 'pg'\nexport const main = () => new pg.Pool()`)
  const code = `require(${JSON.stringify(path.join(folder, 'index.js'))}).main();process.stdout.write(String(process.moduleLoadList.some((one) => one.includes('undici'))))`
  expect(execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' })).toBe('false')
})
