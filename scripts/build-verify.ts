import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build, transform, type BuildOptions } from 'esbuild'

const ROOT = path.resolve(__dirname, '..')
const SOURCES = path.join(ROOT, 'tools', 'verify')
const OUT = path.join(ROOT, 'dist', 'verify')

/** What both the tool and the page are made of; `pinned`: a published notice that this copy trusts from the start. */
const optionsFor = (pinned: string): BuildOptions => ({
  bundle: true,
  minify: true,
  legalComments: 'none',
  logLevel: 'silent',
  write: false,
  alias: { '@domain': path.join(ROOT, 'domain') },
  define: { LINLI_PINNED: JSON.stringify(pinned) }
})

const textOf = async (entry: string, pinned: string, more: BuildOptions): Promise<string> => {
  const { outputFiles } = await build({ ...optionsFor(pinned), ...more, entryPoints: [path.join(SOURCES, 'src', entry)] })
  return outputFiles?.[0]?.text ?? ''
}

const digest = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** One page with everything in it. Its own policy lets it run its own script and reach nothing at all. */
const pageOf = async (pinned: string): Promise<string> => {
  const read = (name: string) => readFileSync(path.join(SOURCES, 'src', name), 'utf8')
  const script = (await textOf('page.ts', pinned, { platform: 'browser', target: 'es2020', format: 'iife' })).trim()
  const style = (await transform(read('page.css'), { loader: 'css', minify: true })).code.trim()
  const policy = `default-src 'none'; script-src ${digest(script)}; style-src ${digest(style)}; base-uri 'none'; form-action 'none'`
  const parts: Record<string, string> = { POLICY: policy, STYLE: style, SCRIPT: script }
  return read('page.html').replace(/%(POLICY|STYLE|SCRIPT)%/g, (_, name: string) => parts[name] ?? '')
}

/** Builds the package `linli-verify` as it would be published, and the page that works without a network, into `out`. */
export const buildVerify = async (pinned = '', out = OUT): Promise<void> => {
  const [tool, page] = [await textOf('bin.ts', pinned, { platform: 'node', target: 'node20', format: 'cjs' }), await pageOf(pinned)]
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  writeFileSync(path.join(out, 'linli-verify.js'), tool, { mode: 0o755 })
  writeFileSync(path.join(out, 'index.html'), page)
  for (const name of ['package.json', 'README.md']) copyFileSync(path.join(SOURCES, name), path.join(out, name))
}

if (process.argv[1] === __filename)
  buildVerify(process.argv[2] ? readFileSync(process.argv[2], 'utf8') : '').catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
