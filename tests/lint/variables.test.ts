import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

const COMPONENTS = path.resolve(__dirname, '../../src/components')
const sheets = readdirSync(COMPONENTS).filter((name) => name.endsWith('.scss'))

/** Lengths and colours that a rule states itself; what a phone is wide is asked of it in the one place that can hold no variable. */
const own = (sheet: string): string[] =>
  sheet
    .split('\n')
    .filter((line) => !line.includes('@media') && !line.trim().startsWith('//'))
    .filter((line) => /\d(px|rem)\b|#[0-9a-f]{3,8}\b|rgba?\(/.test(line))

test.each(sheets)('%s takes its measures and colours from the theme', (name) =>
  expect(own(readFileSync(path.join(COMPONENTS, name), 'utf8'))).toEqual([])
)
