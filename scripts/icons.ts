import { mkdirSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

const FOLDER = path.resolve(__dirname, '../src/assets/tabs')
const SIDE = 81
const COLOURS = { quiet: '#545b63', chosen: '#a8201a' }

/** Four drawings of our own on a 24-unit square: a bowl of help, a sheet, a tick, a person. */
const DRAWINGS = {
  services: '<path d="M4 11h16M5 11a7 7 0 0 0 14 0M9 20h6M12 4v3M8.5 5v2M15.5 5v2"/>',
  orders: '<path d="M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6"/>',
  todo: '<rect x="4" y="4" width="16" height="16" rx="3"/><path d="m8 12 3 3 5-6"/>',
  me: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20a7.5 7.5 0 0 1 15 0"/>'
}

/** Renders the tab bar's icons: WeChat takes PNG only. Run again after a change: `tsx scripts/icons.ts`. */
const main = async (): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true })
  for (const [name, drawing] of Object.entries(DRAWINGS))
    for (const [state, colour] of Object.entries(COLOURS)) {
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="0 0 24 24" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round">${drawing}</svg>`
      await sharp(Buffer.from(svg))
        .png({ palette: true, compressionLevel: 9 })
        .toFile(path.join(FOLDER, `${name}-${state}.png`))
    }
}

void main()
