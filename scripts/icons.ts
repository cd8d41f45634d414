import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ICON_NAMES } from '../src/components/icon-names'

const ROOT = path.resolve(__dirname, '..')
const TABS = path.join(ROOT, 'src/assets/tabs')
const STYLES = path.join(ROOT, 'src/theme/icons.scss')
/** px; WeChat asks for 81 */
const SIDE = 81
const COLOURS = { quiet: '#545b63', chosen: '#a8201a' }
const DRAWING_OF_TAB = { services: 'hand-heart', orders: 'clipboard-list', todo: 'square-check-big', me: 'user-round' }

/** The paths of one drawing of Lucide (ISC licence) on its square of 24 units. */
const drawingOf = (name: string): string =>
  readFileSync(path.join(ROOT, 'node_modules/lucide-static/icons', `${name}.svg`), 'utf8')
    .replace(/<!--.*?-->|<\/?svg[^>]*>/gs, '')
    .replace(/\s*\n\s*/g, '')
    .replace(/" \/>/g, '"/>')

const svg = (drawing: string, more: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${more}viewBox="0 0 24 24" fill="none" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${drawing}</svg>`

/** As a style sheet carries it, in WeChat too. */
const address = (text: string): string =>
  `data:image/svg+xml,${text.replace(/"/g, "'").replace(/[<>#%{}]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`

/** The style sheet of all icons: a shape that lets the colour of the words around it through. */
export const iconStyles = (): string => {
  const rows = ICON_NAMES.map((name) => {
    const url = `url("${address(svg(drawingOf(name), 'stroke="black" '))}")`
    return `.icon--${name} {\n  -webkit-mask-image: ${url};\n}\n`
  })
  return `// Written by scripts/icons.ts from Lucide (ISC licence), never by hand.
.icon {
  flex: none;
  width: var(--icon);
  height: var(--icon);
  background: currentColor;
  // every browser since 2017 knows it by this name, WeChat's by no other
  -webkit-mask: center / contain no-repeat;
}
${rows.join('')}`
}

/** Draws the tab bar's icons (WeChat takes PNG only, a browser the lines themselves) and the style sheet of all others. Run again after a change: `tsx scripts/icons.ts`. */
const main = async (): Promise<void> => {
  const { default: sharp } = await import('sharp')
  mkdirSync(TABS, { recursive: true })
  for (const [tab, name] of Object.entries(DRAWING_OF_TAB))
    for (const [state, colour] of Object.entries(COLOURS)) {
      const drawn = svg(drawingOf(name), `width="${SIDE}" height="${SIDE}" stroke="${colour}" `)
      writeFileSync(path.join(TABS, `${tab}-${state}.svg`), drawn)
      await sharp(Buffer.from(drawn))
        .png({ palette: true, colours: 8, effort: 10, compressionLevel: 9 })
        .toFile(path.join(TABS, `${tab}-${state}.png`))
    }
  writeFileSync(STYLES, iconStyles())
}
if (process.argv[1] === __filename) void main()
