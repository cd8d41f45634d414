import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium as playwright, type Browser } from 'playwright-core'
import sharp from 'sharp'
import { browserHere } from './browser'

const [WIDTH, HEIGHT] = [640, 480]

const TABLE = { create: { width: WIDTH, height: HEIGHT, channels: 3 as const, background: '#888' } }

/** What a picture on a grey table is to a camera. */
const seenOn = async (address: string | null): Promise<Buffer> => {
  const picture = Buffer.from(address?.split(',')[1] ?? '', 'base64')
  const held = address === null ? [] : [{ input: await sharp(picture).resize({ height: 320, kernel: 'nearest' }).toBuffer() }]
  const laid = await sharp(TABLE).composite(held).png().toBuffer()
  return sharp(laid).greyscale().raw().toBuffer()
}

/** One grey frame as a film that a browser takes for its camera. */
const filmOf = (seen: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n`),
    seen,
    Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  ])

/** A browser with a camera, and what is held before it: the address of a picture, or nothing. */
export interface Seeing {
  browser: Browser
  hold: (address: string | null) => Promise<void>
}

/** Opens a browser whose owner has agreed to the camera. */
export const openSeeing = async (): Promise<Seeing> => {
  const film = path.join(await mkdtemp(path.join(tmpdir(), 'linli-film-')), 'camera.y4m')
  const { args, ...here } = await browserHere()
  const camera = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${film}`]
  const hold = async (address: string | null) => writeFile(film, filmOf(await seenOn(address)))
  return { browser: await playwright.launch({ ...here, args: [...args, ...camera] }), hold }
}
