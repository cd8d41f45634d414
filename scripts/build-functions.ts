import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

const ROOT = path.resolve(__dirname, '..')
const SOURCES = path.join(ROOT, 'cloudfunctions')
const OUT = path.join(ROOT, 'dist', 'cloudfunctions')

/** Installed beside a function instead of being packed into it: loaded only when a call needs them. */
const BESIDE = ['@cloudbase/node-sdk', 'sharp']

/** WeChat's open API as a function must declare it to be allowed to call it; WeChat's tools read this beside the bundle. */
const OPEN_API = ['security.msgSecCheck', 'security.mediaCheckAsync', 'phonenumber.getPhoneNumber', 'subscribeMessage.send']

/** What must never travel inside a function: the embedded database, and the whole of zod (it costs every cold start 20 ms). */
const refuseImports: Plugin = {
  name: 'refuse imports',
  setup({ onResolve }) {
    // Go's expressions know no look-ahead: the one part of zod that may come in is let through by name
    onResolve({ filter: /^(@electric-sql\/pglite|zod)(\/.*)?$/ }, ({ path: name, importer }) =>
      name === 'zod/mini'
        ? null
        : { errors: [{ text: `${name} must not be in a function (imported by ${path.relative(ROOT, importer)})` }] }
    )
  }
}

/** Every deployed function: one folder each; folders with an underscore are shared and bundled in. */
export const functionNames = (): string[] =>
  readdirSync(SOURCES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_') && existsSync(path.join(SOURCES, entry.name, 'index.ts')))
    .map((entry) => entry.name)
    .sort()

const dependencies = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).dependencies as Record<string, string>

const writeJson = (file: string, value: object): void => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)

/** Bundles one function entry into `<out>/index.js` with the package.json that a deploy installs from; throws when it imports what it must not. */
export const bundleFunction = async (entry: string, out: string, name: string): Promise<void> => {
  const { metafile } = await build({
    metafile: true,
    entryPoints: [entry],
    outfile: path.join(out, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifyWhitespace: true,
    minifySyntax: true,
    // names stay: they stand in the log, and to keep them while shortening them would cost every call
    legalComments: 'none',
    logLevel: 'silent',
    external: [...BESIDE, 'pg-native'],
    // pg asks for it to find out whether it runs at Cloudflare; in Node 20 the question alone loads all of fetch (10 ms)
    define: { Response: 'undefined' },
    // what is loaded late is CommonJS, so it is required late
    supported: { 'dynamic-import': false },
    plugins: [refuseImports],
    alias: { '@domain': path.join(ROOT, 'domain'), '@contract': path.join(ROOT, 'types/contract.ts') }
  })
  const imported = new Set(Object.values(metafile.outputs).flatMap(({ imports }) => imports.map((one) => one.path)))
  const beside = Object.fromEntries(BESIDE.filter((one) => imported.has(one)).map((one) => [one, dependencies[one] ?? '']))
  writeJson(path.join(out, 'package.json'), { name, version: '1.0.0', private: true, main: 'index.js', dependencies: beside })
  if ('@cloudbase/node-sdk' in beside) writeJson(path.join(out, 'config.json'), { permissions: { openapi: OPEN_API } })
}

/** Bundles every function; answers their folders. */
export const buildFunctions = async (): Promise<string[]> => {
  rmSync(OUT, { recursive: true, force: true })
  const names = functionNames()
  await Promise.all(
    names.map(async (name) => {
      mkdirSync(path.join(OUT, name), { recursive: true })
      await bundleFunction(path.join(SOURCES, name, 'index.ts'), path.join(OUT, name), name)
    })
  )
  return names.map((name) => path.join(OUT, name))
}

/** Milliseconds that `require` of a bundle takes in a fresh process: the median of nine. */
export const moduleTime = (folder: string): number => {
  const code = `const t=process.hrtime.bigint();require(${JSON.stringify(path.join(folder, 'index.js'))});process.stdout.write(String(Number(process.hrtime.bigint()-t)/1e6));process.exit(0)`
  const times = Array.from({ length: 9 }, () =>
    Number(
      execFileSync(process.execPath, ['-e', code], {
        encoding: 'utf8',
        env: { ...process.env, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', LINLI_MASTER_KEY: '0'.repeat(64) }
      })
    )
  )
  return times.sort((a, b) => a - b)[4] ?? 0
}

const main = async (): Promise<void> => {
  for (const folder of await buildFunctions()) {
    const kilobytes = Math.round(statSync(path.join(folder, 'index.js')).size / 1024)
    process.stdout.write(`${path.basename(folder).padEnd(12)} ${kilobytes} KB, loads in ${moduleTime(folder).toFixed(0)} ms\n`)
  }
}

if (process.argv[1] === __filename)
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
