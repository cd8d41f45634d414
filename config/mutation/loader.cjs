const { existsSync, readFileSync, statSync } = require('node:fs')
const { createRequire } = require('node:module')
const path = require('node:path')
const vm = require('node:vm')
const { transformSync } = require('@swc/core')

const jsc = { target: 'es2022', parser: { syntax: 'typescript' } }
const compiled = new Map()

/** The file of the project that a name means, or undefined when it is a package. */
const fileOf = (from, name) => {
  const root = process.cwd()
  const base = name.startsWith('@domain/') ? path.join(root, 'domain', name.slice(8)) : path.resolve(path.dirname(from), name)
  if (!name.startsWith('.') && !name.startsWith('@domain/') && !path.isAbsolute(name)) return undefined
  return [base, `${base}.ts`, path.join(base, 'index.ts')].find((file) => existsSync(file) && statSync(file).isFile())
}

/** A file as a function, compiled once in the life of the process. */
const compile = (file) => {
  const found = compiled.get(file)
  if (found) return found
  const text = readFileSync(file, 'utf8')
  const code = file.endsWith('.json')
    ? `module.exports = ${text}`
    : transformSync(text, { filename: file, jsc, module: { type: 'commonjs' } }).code
  const run = new vm.Script(`(function (module, exports, require, __dirname, describe, test, expect) {${code}\n})`, { filename: file })
  const one = { run: run.runInThisContext(), require: createRequire(file), files: new Map() }
  compiled.set(file, one)
  return one
}

/** Loads files as if nothing had been loaded before: what one changed place leaves in a module's memory never meets the next. */
exports.fresh = ({ describe, test, expect }) => {
  const modules = new Map()
  const load = (file) => {
    const known = modules.get(file)
    if (known) return known.exports
    const { run, require, files } = compile(file)
    const module = { exports: {} }
    modules.set(file, module)
    const within = (name) => {
      if (!files.has(name)) files.set(name, fileOf(file, name))
      const its = files.get(name)
      return its ? load(its) : require(name)
    }
    run(module, module.exports, within, path.dirname(file), describe, test, expect)
    return module.exports
  }
  return load
}
