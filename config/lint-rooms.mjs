import { fileURLToPath } from 'node:url'

/** Where each room of the house lies; a file is in the first room whose pattern fits it. */
const ROOMS = {
  test: ['**/*.test.{ts,tsx}', 'tests/**'],
  script: ['scripts/**', 'config/**', '*.{js,cjs,mjs}'],
  domain: ['domain/**'],
  types: ['types/**'],
  front: ['src/**'],
  kit: ['cloudfunctions/_kit/**'],
  function: ['cloudfunctions/*/**'],
  database: ['database/**'],
  host: ['host/**'],
  tool: ['tools/**']
}

/** Whoever is in these may enter everything; of what the compiler reads besides, nothing is looked up. */
export const everywhere = [...ROOMS.test, ...ROOMS.script]

/** Which rooms and which packages a room may enter. */
const DOORS = {
  domain: { rooms: ['domain'], packages: ['dayjs'] },
  types: { rooms: ['types'] },
  front: { rooms: ['front', 'domain', 'types'], packages: ['react', '@tarojs/*', '@tanstack/*', 'zustand', 'uqr', 'qr', 'tweetnacl'] },
  kit: { rooms: ['kit', 'domain', 'types', 'database'], packages: ['**'], node: true },
  function: { rooms: ['kit', 'domain', 'types'], packages: ['**'], node: true },
  database: { rooms: ['database'], packages: ['pg', '@electric-sql/pglite'], node: true },
  host: { rooms: ['host', 'database'], packages: ['**'], node: true },
  tool: { rooms: ['tool', 'domain'], packages: ['@noble/*'], node: true }
}

const category = (name) => ({ file: { categories: name } })
const allow = (from, to, more = {}) => ({ from: category(from), allow: { to, ...more } })

const policiesOf = ([room, { rooms, packages = [], node }]) => [
  ...rooms.map((other) => allow(room, category(other))),
  ...packages.map((source) => allow(room, { module: { origin: 'external', source } })),
  ...(node ? [allow(room, { module: { origin: 'core' } })] : [])
]

/** What eslint-plugin-boundaries needs to know about a file's room. */
export const roomSettings = {
  'boundaries/files': Object.entries(ROOMS).map(([name, pattern]) => ({
    category: name,
    pattern,
    stopMatching: true,
    ...(name === 'function' && { pattern: 'cloudfunctions/*/**', capture: ['function'] })
  })),
  'import/resolver': { node: { extensions: ['.ts', '.tsx'] }, [fileURLToPath(new URL('lint-resolver.cjs', import.meta.url))]: {} }
}

const MORE = {
  // one function enters its own folder only
  function: [
    {
      from: category('function'),
      allow: { to: { file: { categories: 'function', captured: { function: '{{from.file.captured.function}}' } } } }
    }
  ],
  // the hallway has no values: it may look at anything on our side, and only by its type
  types: [allow('types', { file: { categories: ['domain', 'kit', 'function'] } }, { dependency: { kind: 'type' } })]
}

const doors = (policies) => ({
  'boundaries/dependencies': [
    'error',
    {
      default: 'disallow',
      checkAllOrigins: true,
      checkUnknownLocals: true,
      message: 'The {{from.file.categories}} room has no door to this file (see config/lint-rooms.mjs)',
      policies
    }
  ]
})

/** What every file of the house is asked. */
export const roomRules = {
  'boundaries/no-unknown-files': 'error',
  ...doors([allow(['test', 'script'], { module: { origin: ['local', 'external', 'core'] } })])
}

/**
 * The doors of each room: whatever is not allowed here is a wall. A room's files are held against its own doors only, for the linter tries them
 * one after the other; the last room that fits a file counts, as the first does above.
 */
export const roomConfigs = Object.entries(DOORS)
  .map((room) => ({ files: ROOMS[room[0]], rules: doors([...policiesOf(room), ...(MORE[room[0]] ?? [])]) }))
  .reverse()
