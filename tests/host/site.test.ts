import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openSite } from './pages'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'linli-site-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('pages are sent compressed where a twin exists; names with a digest stay, the page does not; only its own inline script may run', async () => {
  const site = path.join(folder, 'site')
  mkdirSync(path.join(site, 'js'), { recursive: true })
  const pages = await openSite(site)
  const page = await fetch(`${pages.url}/`)
  expect(page.headers.get('cache-control')).toBe('no-cache')
  expect(page.headers.get('content-security-policy')).toContain(`script-src 'self' ${pages.digest};`)
  const script = await fetch(`${pages.url}/js/app.0123abcd.js`, { headers: { 'accept-encoding': 'br' } })
  expect(script.headers.get('content-encoding')).toBe('br')
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(await script.text()).toBe(pages.script)
  expect((await fetch(`${pages.url}/..%2F..%2Fkeys.json`)).status).toBe(404)
  expect((await fetch(`${pages.url}/nothing.js`)).status).toBe(404)
  await pages.close()
})
