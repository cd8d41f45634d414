import { readFileSync } from 'node:fs'
import path from 'node:path'
import { iconStyles } from './icons'

test('the style sheet of the icons is what scripts/icons.ts makes of the names', () => {
  expect(readFileSync(path.resolve(__dirname, '../src/theme/icons.scss'), 'utf8')).toBe(iconStyles())
})
