import { readFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

const ICONS = path.resolve(__dirname, '../../node_modules/lucide-static/icons')
const SIDE = 400
const GROUND = '#fbecea'
const INK = '#a8201a'

/** A picture of a thing for the demo's shop, a few KB: one shape of Lucide (ISC licence) on a soft ground. */
export const drawn = (name: string): Promise<Buffer> => {
  const shape = readFileSync(path.join(ICONS, `${name}.svg`), 'utf8').replace(/<!--.*?-->|<\/?svg[^>]*>/gs, '')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="-8 -8 40 40"><rect x="-8" y="-8" width="40" height="40" fill="${GROUND}"/>
<g fill="none" stroke="${INK}" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round">${shape}</g></svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
}
