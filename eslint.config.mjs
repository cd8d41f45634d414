import boundaries from 'eslint-plugin-boundaries'
import hooks from 'eslint-plugin-react-hooks'
import { defineConfig } from 'eslint/config'
import typescript from 'typescript-eslint'
import { everywhere, roomConfigs, roomRules, roomSettings } from './config/lint-rooms.mjs'

const banned = (selector, message) => ({ selector, message })

const NOWHERE = [
  banned('ExportAllDeclaration', 'No barrels: import the file you mean'),
  banned('ExportNamedDeclaration[source]', 'No barrels: import the file you mean'),
  banned(
    'CallExpression[callee.name="dayjs"][arguments.length=0]',
    'A bare dayjs() reads the clock and the zone of the machine: pass an instant'
  )
]
const NOT_IN_DOMAIN = [
  banned('NewExpression[callee.name="Date"][arguments.length=0]', 'Time comes in as an argument'),
  banned('CallExpression[callee.name="Date"]', 'Time comes in as an argument'),
  banned('MemberExpression[object.name="Date"][property.name="now"]', 'Time comes in as an argument'),
  banned('MemberExpression[object.name="Math"][property.name="random"]', 'Chance comes in as an argument')
]
const ONE_HOME = [
  { name: 'zod', message: 'zod/mini only: the whole of zod costs every cold start 20 ms' },
  { name: '@cloudbase/node-sdk', message: 'Only cloudfunctions/_kit/cloudbase.ts talks to CloudBase' }
]
const ZOD_PARTS = { regex: '^zod/(?!mini$)', message: 'zod/mini only' }

/** Rooms, habits and hooks. Every boundary here is broken once in tests/lint/boundaries.test.ts. */
export default defineConfig(
  { ignores: ['dist', 'data', 'coverage', 'node_modules'] },
  { files: ['**/*.{ts,tsx}'], extends: [typescript.configs.recommended] },
  {
    files: ['**/*.{ts,tsx,js,cjs,mjs}'],
    plugins: { boundaries },
    settings: roomSettings,
    rules: {
      ...roomRules,
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', ...NOWHERE],
      'no-restricted-imports': ['error', { paths: ONE_HOME, patterns: [ZOD_PARTS] }]
    }
  },
  ...roomConfigs,
  { files: everywhere, ignores: ['**/*.{js,cjs,mjs}'], rules: { 'boundaries/dependencies': 'off' } },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }]
    }
  },
  {
    files: ['domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'process', 'console', 'setTimeout', 'setInterval', 'fetch', 'performance', 'crypto', 'globalThis'],
      'no-restricted-syntax': ['error', ...NOWHERE, ...NOT_IN_DOMAIN]
    }
  },
  {
    files: ['cloudfunctions/_kit/cloudbase.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: ONE_HOME.slice(0, 1), patterns: [ZOD_PARTS] }] }
  },
  // a screen says 今天 by the clock of the phone, and is drawn again whenever it is shown
  { files: ['src/**/*.{ts,tsx}'], extends: [hooks.configs.flat.recommended], rules: { 'react-hooks/purity': 'off' } },
  { files: ['**/*.{cjs,js}'], rules: { '@typescript-eslint/no-require-imports': 'off' } }
)
