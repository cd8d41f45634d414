import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { openBrowser } from '../e2e/browser'

const DIST = path.resolve(__dirname, '../../dist')
const KB = 1024
const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile())
const bytes = (all: readonly string[]) => all.reduce((sum, file) => sum + statSync(file).size, 0)

describe('the mini-program', () => {
  const root = path.join(DIST, 'weapp')
  const { subPackages = [] } = JSON.parse(readFileSync(path.join(root, 'app.json'), 'utf8')) as { subPackages?: { root: string }[] }
  // WeChat DevTools leave notes on licences and its own settings out of the upload
  const uploaded = files(root).filter((file) => !/LICENSE\.txt$|project\.config\.json$/.test(file))
  const isMain = (file: string) => !subPackages.some((part) => file.startsWith(path.join(root, part.root)))

  it('has a main package of at most 480 KB', () => expect(bytes(uploaded.filter(isMain))).toBeLessThanOrEqual(480 * KB))
  it('has at most 1.2 MB in all', () => expect(bytes(uploaded)).toBeLessThanOrEqual(1.2 * KB * KB))
})

describe('the web page', () => {
  const root = path.join(DIST, 'h5')

  it('needs at most 120 KB of compressed scripts for its first screen', async () => {
    const browser = await openBrowser()
    const page = await browser.newPage()
    const asked = new Set<string>()
    await page.route('**/*', async (route) => {
      const name = new URL(route.request().url()).pathname
      const file = path.join(root, name === '/' ? 'index.html' : name)
      if (!existsSync(file)) return route.abort()
      if (name.endsWith('.js')) asked.add(file)
      return route.fulfill({ path: file })
    })
    await page.goto('http://linli.test/')
    await page.getByText('再试一次').waitFor()
    await browser.close()
    const sent = [...asked].reduce((sum, file) => sum + brotliCompressSync(readFileSync(file)).length, 0)
    expect(asked.size).toBeGreaterThan(1)
    expect(sent).toBeLessThanOrEqual(120 * KB)
  })
})
