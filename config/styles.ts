import type { Compilation } from 'webpack'

/** What style sheets say, by their addresses, to stand in the page itself: nothing is fetched before it is drawn, and the line is free for the scripts. */
export const stylesOf = (compilation: Compilation, addresses: readonly string[]): string =>
  addresses.map((address) => compilation.getAsset(address.slice(1))?.source.source().toString() ?? '').join('')
