const { isBuiltin } = require('node:module')
const path = require('node:path')
const ts = require('typescript')

const root = path.resolve(__dirname, '..')
const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), ts.sys.readFile)
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root)
const cache = ts.createModuleResolutionCache(root, (name) => name, options)

exports.interfaceVersion = 2

/** Finds an imported file for the linter exactly as the compiler does, so that the aliases live in tsconfig.json alone; a wall stands before the file behind it does. */
exports.resolve = (source, file) => {
  if (isBuiltin(source)) return { found: true, path: null }
  const module = ts.resolveModuleName(source, file, options, ts.sys, cache).resolvedModule
  if (module) return { found: true, path: module.resolvedFileName }
  return source.startsWith('.') ? { found: true, path: `${path.resolve(path.dirname(file), source)}.ts` } : { found: false }
}
