import type { ChunkGroup, Compilation } from 'webpack'

const PAGE = /((?:\w[\w-]*\/)+index)(?:\.tsx?)?$/
const pageOf = ({ origins }: ChunkGroup): string | undefined => PAGE.exec(origins[0]?.request?.replace(/^.*\/src\/|^\.\//, '') ?? '')?.[1]

/** Each page's own scripts and styles, by its route; `''` is the page that an address without a route opens. */
const filesByPage = ({ chunkGroups }: Compilation, first: string): Record<string, string[]> => {
  const files = chunkGroups.flatMap((group) => {
    const page = pageOf(group)
    return page && !group.isInitial() ? [[page, group.getFiles().filter((name) => /\.(js|css)$/.test(name))] as const] : []
  })
  const byPage: Record<string, string[]> = Object.fromEntries(files)
  return { ...byPage, '': byPage[first] ?? [] }
}

/** A script of the page itself: what the address's room needs is asked for together with the app, not after it has been read and run. */
export const askAhead = (compilation: Compilation, first: string): string => `(function (files) {
  var page = location.hash.replace(/^#\\/?/, '').split('?')[0]
  ;(files[page] || []).forEach(function (name) {
    var link = document.createElement('link')
    link.rel = 'preload'
    link.as = /css$/.test(name) ? 'style' : 'script'
    link.href = '/' + name
    document.head.appendChild(link)
  })
})(${JSON.stringify(filesByPage(compilation, first))})`
