import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Notice } from '@domain/verify/notice'
import { grouped } from '@domain/verify/primitives'
import { inTheWay } from './accessible'
import { Phone } from './phone'
import { PRINTS } from './rooms'
import { inTown } from './town'

const town = inTown()
const PAGE = path.resolve(__dirname, '../../dist/verify/index.html')
const LINES = ['没有被改动', '在当天的公布摘要里', '现场双方设备签过']

const UNKNOWN = [`？ ${LINES[0]}：看不出`, `？ ${LINES[1]}：看不出`, `✗ ${LINES[2]}：没有`]
const RIGHT = [`✓ ${LINES[0]}：是`, `✓ ${LINES[1]}：是`]
const TOUCHED = [`✗ ${LINES[0]}：否`, `？ ${LINES[1]}：看不出`, `？ ${LINES[2]}：看不出`]
const WRONG = [`✗ ${LINES[0]}：否`]

/** What hangs on the board: asked for by nobody in particular. */
const noticed = async (): Promise<Notice> => {
  const answer = await fetch(`${town.host.url}/call/books`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action: 'books.notice', input: {} })
  })
  return ((await answer.json()) as { value: Notice }).value
}
const chensPhone = async (): Promise<Phone> => {
  const chen = await Phone.open(town.browser, town.host.url)
  await chen.becomes('陈建国')
  await chen.openRoom('account/verify/index')
  return chen
}

/** The page out of a folder, in a browser without any network; answers what it says after each of these. */
const withoutNetwork = async () => {
  const context = await town.browser.newContext({ viewport: { width: 375, height: 812 } })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await context.setOffline(true)
  await page.goto(pathToFileURL(PAGE).href)
  return {
    page,
    asked,
    take: (id: string, name: string, words: string) =>
      page.setInputFiles(`#${id}`, { name, mimeType: 'application/json', buffer: Buffer.from(words) }),
    /** The first lines once they say this; what they say instead after five seconds. */
    said: async (wanted: readonly string[]): Promise<string[]> => {
      for (const end = Date.now() + 5_000; ; await page.waitForTimeout(50)) {
        const lines = (await page.locator('.line').allInnerTexts()).slice(0, wanted.length)
        if (lines.join('\n') === wanted.join('\n') || Date.now() > end) return lines
      }
    }
  }
}

test('Chen saves his statement and checks it by the board’s paper, in a browser without a network', async () => {
  const chen = await chensPhone()
  const [saved] = await Promise.all([chen.page.waitForEvent('download'), chen.tap('导出')])
  await chen.see(/公布为止/)
  const words = await readFile(await saved.path(), 'utf8')
  const { days, keys } = await noticed()
  const home = await withoutNetwork()
  await home.take('file', saved.suggestedFilename(), words)
  expect(await home.said(UNKNOWN)).toEqual(UNKNOWN)
  await home.page.fill('#day', days[0]!.day)
  await home.page.fill('#digest', grouped(days[0]!.digest.slice(0, 32)))
  await home.page.fill('#key', grouped(keys[0]!.id))
  expect(await home.said(RIGHT)).toEqual(RIGHT)
  await home.take('file', 'changed.json', words.replace(/"posted": (\d)/, '"posted": 9$1'))
  expect(await home.said(WRONG)).toEqual(WRONG)
  for (const saved of [words.replaceAll('\n', '\r\n'), `\uFEFF${words}`]) {
    await home.take('file', 'saved.json', saved)
    expect(await home.said(TOUCHED)).toEqual(TOUCHED)
    await home.take('file', 'again.json', words)
    expect(await home.said(RIGHT)).toEqual(RIGHT)
  }
  await home.take('notice', 'notice.json', JSON.stringify(await noticed()))
  await home.take('file', 'again.json', words)
  expect(await home.said(RIGHT)).toEqual(RIGHT)
  expect(await home.page.textContent('body')).not.toContain('真实')
  expect(home.asked.filter((url) => !url.startsWith('file:'))).toEqual([])
  expect(chen.errors).toEqual([])
})

test('the host gives the same page, which may reach nothing, and says so', async () => {
  const answer = await fetch(`${town.host.url}/verify`)
  expect([answer.status, await answer.text()]).toEqual([200, await readFile(PAGE, 'utf8')])
  expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'sha256-/)
  const phone = await Phone.open(town.browser, town.host.url)
  await phone.page.goto('/verify')
  await phone.page.setInputFiles('#file', { name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
  await phone.see('这不是邻里点单的账单，也不是纸上的码。')
  expect(phone.errors).toEqual([])
})

test('nothing is in the way in the rooms of checking, in three sizes of print, and paper fits one page of A4', async () => {
  const chen = await Phone.open(town.browser, town.host.url, { bypassCSP: true })
  await chen.becomes('陈建国')
  const faults: string[] = []
  for (const [print, target] of Object.entries(PRINTS)) {
    await chen.open('me/index')
    await chen.tap(print)
    for (const room of ['verify', 'paper', 'notice']) {
      await chen.page.goto(`/#/account/${room}/index`)
      await chen.settled()
      await chen.picture(`verify-${room}-${print}`)
      faults.push(...(await inTheWay(chen, target)).map((fault) => `${room} ${print}: ${fault}`))
      if (room === 'verify') continue
      const pdf = await chen.page.pdf({ format: 'A4', preferCSSPageSize: true })
      const pages = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length
      if (pages !== 1) faults.push(`${room} ${print} takes ${pages} pages of paper`)
    }
  }
  expect(faults).toEqual([])
})
