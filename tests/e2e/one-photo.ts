import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import type { Browser } from 'playwright-core'
import type { RunningHost } from './host'
import { Phone } from './phone'

/** What a camera makes of a dripping tap, with where it was made. */
const tap = () =>
  sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#336699' } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitude: '31/1 14/1 0/1' } })
    .toBuffer()

const album = mkdtempSync(path.join(tmpdir(), 'linli-album-'))
afterAll(() => rmSync(album, { recursive: true }))

/** Answers a file chooser as a person does, with a file of the disk: 30 MB sent to the browser in words take longer than it waits. */
export const choose = async ({ page }: Phone, button: string, name: string, bytes: Buffer) => {
  const file = path.join(album, name)
  writeFileSync(file, bytes)
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByText(button, { exact: true }).last().click()])
  await chooser.setFiles(file)
}

/** How wide the pictures are that this phone really shows. */
const shown = async ({ page }: Phone, pictures: number): Promise<number[]> => {
  const images = page.locator('.photo img').filter({ visible: true })
  await images.nth(pictures - 1).scrollIntoViewIfNeeded()
  // its address comes when it is scrolled to, the picture itself a moment later
  const last = await images.nth(pictures - 1).elementHandle()
  await page.waitForFunction((image) => (image as HTMLImageElement).naturalWidth > 0, last)
  return images.evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth))
}

/** Li puts a photo to her request: what is no photo is refused kindly, what is one is made small, and Wang sees it too. Answers both phones' errors and what they saw. */
export const onePhoto = async (browser: Browser, host: RunningHost) => {
  const [li, wang] = [await Phone.open(browser, host.url), await Phone.open(browser, host.url)]
  await li.becomes('李桂芳')
  await li.open('order-form/index?item=B04')
  await li.tap('明天下午')
  await choose(li, '拍照或选照片', 'tap.jpg', Buffer.from('<html>'))
  await li.see('这张图片用不了，请换一张 10 MB 以内的照片')
  await choose(li, '拍照或选照片', 'tap.jpg', await tap())
  await li.see('删掉')
  await choose(li, '再加照片', 'pipe.jpg', await tap())
  await li.page.getByText('删掉').nth(1).click()
  await li.picture('photo-li-asks')
  await li.piece('.field:has(.photos)', 'photo-large')
  await li.inNormalPrint(() => li.piece('.field:has(.photos)', 'photo'))
  await li.tap('点单')
  await li.see('照片正在核对，核对好了，来帮忙的人才看得到。')
  const seenByLi = await shown(li, 1)
  await li.page.locator('.photo').filter({ visible: true }).click()
  await li.tap('点一下关上')
  await wang.becomes('王丽')
  await wang.open(`order/index?${new URL(li.page.url()).hash.split('?')[1] ?? ''}`)
  const seenByWang = await shown(wang, 1)
  const errors = [...li.errors, ...wang.errors]
  await Promise.all([li.close(), wang.close()])
  return { seenByLi, seenByWang, errors }
}
