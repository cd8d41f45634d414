import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.resolve(__dirname, '..')

const filesBelow = (folder: string): string[] =>
  readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(file) : [file]
  })

/** What every build hangs on: the libraries, the phones aimed at, and how the language is written down for them. */
const ALWAYS = ['package-lock.json', 'package.json', 'babel.config.js']

/** A digest of everything a build is made from: names and contents. */
const digestOf = (folders: readonly string[]): string => {
  const hash = createHash('sha256')
  for (const file of [...ALWAYS, ...folders.flatMap((folder) => filesBelow(folder).sort())])
    hash.update(file).update(readFileSync(path.join(ROOT, file)))
  return hash.digest('hex')
}

const stampOf = (name: string): string => path.join(ROOT, 'dist', `.${name}.stamp`)

/** Makes the next `whenChanged` of this name build, whatever has changed. */
export const forget = (name: string): void => rmSync(stampOf(name), { force: true })

/** Runs `build` only when its sources have changed since it last succeeded. Answers whether it ran. */
export const whenChanged = async (name: string, sources: readonly string[], build: () => Promise<unknown>): Promise<boolean> => {
  const stamp = stampOf(name)
  const digest = digestOf(sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false
  // an interrupted build leaves no stamp behind
  forget(name)
  await build()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, digest)
  return true
}
