import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

const SRC = path.resolve(__dirname, '..')
const THEME = path.join(__dirname, 'theme.scss')
const COLOURS = new Map(
  [...readFileSync(THEME, 'utf8').matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value])
)

const channel = (part: number) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
/** Relative luminance as WCAG 2 defines it. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(parseInt(colour.slice(at, at + 2), 16) / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const ratio = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [one, other].map((name) => luminance(COLOURS.get(name) ?? '')).sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** Letters on the grounds they really stand on. */
const WORDS = [
  ['ink', 'ground'],
  ['ink', 'card'],
  ['ink', 'sunken'],
  ['ink', 'pressed'],
  ['ink', 'blue-soft'],
  ['ink', 'yellow-soft'],
  ['ink-soft', 'ground'],
  ['ink-soft', 'card'],
  ['ink-soft', 'plain'],
  ['ink-soft', 'sunken'],
  ['accent', 'card'],
  ['accent', 'accent-soft'],
  ['on-accent', 'accent'],
  ['green', 'green-soft'],
  ['yellow', 'yellow-soft'],
  ['red', 'red-soft'],
  ['red', 'card'],
  ['red', 'ground'],
  ['blue', 'blue-soft']
] as const
/** What shows where to tap or type. */
const EDGES = [
  ['edge', 'card'],
  ['edge', 'ground'],
  ['accent', 'ground']
] as const

test.each(WORDS)('%s is read on %s at 4.5 : 1 or better', (ink, ground) => {
  expect(ratio(ink, ground)).toBeGreaterThanOrEqual(4.5)
})
test.each(EDGES)('%s is seen on %s at 3 : 1 or better', (edge, ground) => {
  expect(ratio(edge, ground)).toBeGreaterThanOrEqual(3)
})
test('the ratios in docs/design.md are those of the theme', () => {
  const page = readFileSync(path.join(SRC, '../docs/design.md'), 'utf8')
  for (const [ink, ground] of [...WORDS, ...EDGES])
    expect(page).toContain(`| \`${ink}\` on \`${ground}\` | ${ratio(ink, ground).toFixed(1)} |`)
})

test('no other style names a colour of its own', () => {
  const styles = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.scss') && !name.endsWith('theme.scss')
  )
  expect(styles.length).toBeGreaterThan(15)
  const own = styles.filter((name) => /#[0-9a-f]{3,8}\b|\brgba?\(/i.test(readFileSync(path.join(SRC, name), 'utf8')))
  expect(own).toEqual([])
})
test('what WeChat itself draws has the same colours', () => {
  const used = [...readFileSync(path.join(SRC, 'app.config.ts'), 'utf8').matchAll(/#[0-9a-f]{6}/g)].map(([colour]) => colour)
  expect(used.filter((colour) => ![...COLOURS.values()].includes(colour))).toEqual([])
})
