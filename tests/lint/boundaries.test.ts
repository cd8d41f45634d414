import { execFileSync } from 'node:child_process'
import path from 'node:path'

const WALL = 'boundaries/dependencies'
const SYNTAX = 'no-restricted-syntax'
const IMPORTS = 'no-restricted-imports'
const GLOBALS = 'no-restricted-globals'

/** One deliberate violation a line: where it stands, what it says, which rule must notice; `null` is a neighbour that must pass. */
const CASES: [file: string, code: string, rule: string | null][] = [
  ['domain/order/example.ts', `import Taro from '@tarojs/taro'\nTaro.exit()`, WALL],
  ['domain/order/example.ts', `import cloud from '@cloudbase/node-sdk'\ncloud.init()`, WALL],
  ['domain/order/example.ts', `import fs from 'node:fs'\nfs.rmSync('')`, WALL],
  ['domain/order/example.ts', `import { call } from '@/services/cloud'\ncall()`, WALL],
  ['domain/order/example.ts', `import { REFUSALS } from '../errors'\nREFUSALS.STALE.trim()`, null],
  ['domain/order/example.ts', `import dayjs from 'dayjs'\nexport const day = (ms: number) => dayjs(ms)`, null],
  ['domain/order/example.ts', `import dayjs from 'dayjs'\nexport const today = () => dayjs()`, SYNTAX],
  ['domain/order/example.ts', `export const now = () => Date.now()`, SYNTAX],
  ['domain/order/example.ts', `export const now = () => new Date()`, SYNTAX],
  ['domain/order/example.ts', `export const luck = () => Math.random()`, SYNTAX],
  ['domain/order/example.ts', `export const zone = () => process.env.TZ`, GLOBALS],
  ['domain/order/example.test.ts', `export const now = () => Date.now()`, null],
  ['src/pages/me/example.ts', `import { main } from '../../../cloudfunctions/_kit/calendar'\nmain()`, WALL],
  ['src/pages/me/example.ts', `import { open } from '../../../database/open'\nopen()`, WALL],
  ['src/pages/me/example.ts', `import { host } from '../../../host/settings'\nhost()`, WALL],
  ['src/pages/me/example.ts', `import { world } from '../../../tests/kitchen/world'\nworld()`, WALL],
  ['src/pages/me/example.ts', `import fs from 'node:fs'\nfs.rmSync('')`, WALL],
  ['src/pages/me/example.ts', `import cloud from '@cloudbase/node-sdk'\ncloud.init()`, WALL],
  [
    'src/pages/me/example.ts',
    `import type { Me } from '@contract/member'\nimport { STATE_WORDS } from '@domain/order/words'\nexport const first = (me: Me) => me.posts[0] ?? STATE_WORDS`,
    null
  ],
  ['src/pages/me/example.ts', `import Taro from '@tarojs/taro'\nimport { persist } from 'zustand/middleware'\nTaro.exit(persist)`, null],
  ['src/pages/me/example.ts', `import dayjs from 'dayjs'\ndayjs(0)`, WALL],
  ['cloudfunctions/order/example.ts', `import { main } from '../member/index'\nmain()`, WALL],
  ['cloudfunctions/order/example.ts', `import { open } from '../../database/open'\nopen()`, WALL],
  ['cloudfunctions/order/example.ts', `import { working } from '../_kit/calendar'\nworking()`, null],
  ['cloudfunctions/_kit/example.ts', `import { main } from '../order/index'\nmain()`, WALL],
  ['cloudfunctions/_kit/example.ts', `import cloud from '@cloudbase/node-sdk'\ncloud.init()`, IMPORTS],
  ['cloudfunctions/_kit/cloudbase.ts', `import cloud from '@cloudbase/node-sdk'\ncloud.init()`, null],
  ['cloudfunctions/_kit/example.ts', `import { z } from 'zod'\nz.string()`, IMPORTS],
  ['cloudfunctions/_kit/example.ts', `import { z } from 'zod/v4'\nz.string()`, IMPORTS],
  ['cloudfunctions/_kit/example.ts', `import { z } from 'zod/mini'\nz.string()`, null],
  ['database/example.ts', `import { REFUSALS } from '../domain/errors'\nREFUSALS.STALE.trim()`, WALL],
  ['host/example.ts', `import { REFUSALS } from '../domain/errors'\nREFUSALS.STALE.trim()`, WALL],
  ['host/example.ts', `import { main } from '../cloudfunctions/_kit/calendar'\nmain()`, WALL],
  ['host/example.ts', `import fs from 'node:fs'\nimport fastify from 'fastify'\nfastify(fs)`, null],
  ['types/example.ts', `import { REFUSALS } from '@domain/errors'\nexport type Refusal = keyof typeof REFUSALS`, WALL],
  ['types/example.ts', `import type { RefusalCode } from '@domain/errors'\nexport type Refusal = RefusalCode`, null],
  ['src/pages/me/example.ts', `export * from '@domain/order/words'`, SYNTAX],
  ['src/pages/me/example.ts', `export { STATE_WORDS } from '@domain/order/words'`, SYNTAX],
  ['src/pages/me/example.ts', `export const open = (box: any) => box`, '@typescript-eslint/no-explicit-any'],
  [
    'src/pages/me/Example.tsx',
    `import { useState } from 'react'\nexport const Example = (p: { on: boolean }) => (p.on ? useState(1) : null)`,
    'react-hooks/rules-of-hooks'
  ]
]

const broken = JSON.parse(
  execFileSync(process.execPath, [path.join(__dirname, 'lint-texts.mjs')], {
    input: JSON.stringify(CASES.map(([file, code]) => ({ file, code }))),
    encoding: 'utf8'
  })
) as string[][]

test.each(CASES.map(([file, code, rule], index) => ({ file, code, rule, index })))('in $file: $code → $rule', ({ rule, index }) => {
  if (rule) expect(broken[index]).toContain(rule)
  else expect(broken[index]).toEqual([])
})
