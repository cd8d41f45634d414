import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFront } from '../../scripts/build-front'
import { browserHere } from './browser'
import { serve } from './host'

/** A year of the town, lived once by `npm start` itself; answers the folder that its hosts copy. */
const liveTown = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'linli-town-'))
  const host = await serve(folder)
  await host.stop()
  return folder
}

/**
 * Before the tests of the two ends: both are built as they are shipped (what has not changed is not built again), the town of this
 * run has lived, and the browser is unpacked: two workers that did so at once would start a file that is being written. Answers how to take the town away; nothing to do when an outer run has made it.
 */
export const begin = async (): Promise<() => Promise<void>> => {
  if (process.env.LINLI_TOWN) return () => Promise.resolve()
  const [town] = await Promise.all([buildFront('h5').then(liveTown), buildFront('weapp'), browserHere()])
  process.env.LINLI_TOWN = town
  return () => rm(town, { recursive: true, force: true })
}

/** What jest calls before the first file; see `end.ts`. */
export default async function globalSetup(): Promise<void> {
  ;(globalThis as { linliEnd?: () => Promise<void> }).linliEnd = await begin()
}
