import path from 'node:path'
import { buildSync } from 'esbuild'
import type { ChunkGroup, Compilation } from 'webpack'

const PAGE = /((?:\w[\w-]*\/)+index)(?:\.tsx?)?$/
const pageOf = ({ origins }: ChunkGroup): string | undefined => PAGE.exec(origins[0]?.request?.replace(/^.*\/src\/|^\.\//, '') ?? '')?.[1]

/** Each page's own scripts, by its route. */
const scriptsByPage = ({ chunkGroups }: Compilation): Record<string, string[]> =>
  Object.fromEntries(
    chunkGroups.flatMap((group) => {
      const page = pageOf(group)
      const own = group.chunks.filter((chunk) => !chunk.canBeInitial()).flatMap(({ files }) => [...files])
      return page && !group.isInitial() ? [[page, own.filter((name) => name.endsWith('.js'))] as const] : []
    })
  )

/** The script of the page itself (`src/ahead/page.ts`): what the address's room needs is asked for together with the app. `first` is the page of an address without a route. */
export const askAhead = (compilation: Compilation, first: string): string =>
  buildSync({
    entryPoints: [path.resolve(__dirname, '../src/ahead/page.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2019',
    charset: 'utf8',
    define: { SCRIPTS: JSON.stringify(scriptsByPage(compilation)), FIRST: JSON.stringify(first) }
  }).outputFiles[0]?.text.trim() ?? ''
