import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What a browser or Node has and WeChat's JavaScript does not: compiled code that asks for one of these finds nothing. */
const ABSENT = [
  ...['window', 'document', 'location', 'history', 'navigator', 'localStorage', 'sessionStorage', 'indexedDB'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'Headers', 'Request', 'Response', 'FormData', 'Blob', 'File', 'FileReader'],
  ...['URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'crypto', 'structuredClone', 'AbortController', 'AbortSignal'],
  ...['process', 'Buffer', 'global', 'self', 'atob', 'btoa', 'Intl', 'requestIdleCallback', 'MutationObserver']
]

/** Runs a compiled file again each time it is asked for; what that file requires is run once. */
export type Run = (file: string) => void

/** A place where the files of one mini-program run: they see `scope`, the language itself, and nothing of the machine. */
export const bundleIn = (root: string, scope: Record<string, unknown>): Run => {
  const names = ['require', 'module', 'exports', ...Object.keys(scope), ...ABSENT.filter((name) => !(name in scope))]
  const modules = new Map<string, { exports: unknown }>()

  const evaluate = (file: string): { exports: unknown } => {
    const module = { exports: {} }
    modules.set(file, module)
    const code = new Function(...names, `${readFileSync(file, 'utf8')}\n//# sourceURL=${path.relative(root, file)}`)
    const require = (asked: string) => {
      const other = withEnding(path.resolve(path.dirname(file), asked))
      return (modules.get(other) ?? evaluate(other)).exports
    }
    code(require, module, module.exports, ...Object.values(scope))
    return module
  }
  return (file) => void evaluate(withEnding(file))
}

const withEnding = (file: string) => (file.endsWith('.js') ? file : `${file}.js`)
