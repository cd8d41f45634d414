import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

/** Where the pictures go; none are taken unless `LINLI_PICTURES` names a folder, because somebody wants to look at them. */
const PICTURES = process.env.LINLI_PICTURES

/** Pictures of what one page shows. Without a folder for them nothing is looked for, waited for or changed. */
export class Camera {
  constructor(readonly page: Page) {}

  /** The whole screen as it is now, as `<folder>/<name>.png`. */
  async picture(name: string): Promise<void> {
    if (!PICTURES) return
    await mkdir(PICTURES, { recursive: true })
    await this.page.screenshot({ path: path.join(PICTURES, `${name}.png`), animations: 'disabled' })
  }

  /** The screen small, for docs/rooms.md, as `<folder>/rooms/<name>.webp`; only when somebody keeps the pictures. */
  async room(name: string): Promise<void> {
    if (!PICTURES) return
    const folder = path.join(PICTURES, 'rooms')
    await mkdir(folder, { recursive: true })
    const picture = sharp(await this.page.screenshot({ animations: 'disabled' }))
    await picture.webp({ quality: 60, effort: 6 }).toFile(path.join(folder, `${name}.webp`))
  }

  /** What a screen shows to somebody who reads large print, as others would see it; nothing is asked of the server. */
  inNormalPrint = (look: () => Promise<void>): Promise<void> => this.inOtherPrint('.page--large', look)

  /** What a screen shows to somebody who reads normal print, as an elder would see it. */
  inLargePrint = (look: () => Promise<void>): Promise<void> => this.inOtherPrint('.page:not(.page--large)', look)

  private async inOtherPrint(selector: string, look: () => Promise<void>): Promise<void> {
    if (!PICTURES) return
    const shown = await this.page.locator(selector).filter({ visible: true }).elementHandle()
    const turn = () => shown?.evaluate((page) => page.classList.toggle('page--large'))
    await turn()
    await look()
    await turn()
  }

  /** One piece of the screen, cut out for docs/design.md, as `<folder>/design/<name>.png`. */
  async piece(selector: string, name: string): Promise<void> {
    if (!PICTURES) return
    const shown = this.page.locator(selector).filter({ visible: true }).first()
    // away from what stands fixed at the edges
    await shown.evaluate((piece) => piece.scrollIntoView({ block: 'center' }))
    const folder = path.join(PICTURES, 'design')
    await mkdir(folder, { recursive: true })
    await sharp(await shown.screenshot({ animations: 'disabled' }))
      .png({ palette: true, colours: 48, effort: 10 })
      .toFile(path.join(folder, `${name}.png`))
  }
}
