import { readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import sharp from 'sharp'
import { openPool } from '../../database/open'
import { ownFolder } from '../../database/own-folder'
import { query } from '../../database/query'
import { linksSignedBy } from '../../host/files/links'
import { buildFixtures, openHouse, type House } from './house'

const REAL = { LINLI_MODE: 'real', LINLI_MASTER_KEY: 'k'.repeat(40), WX_APP_ID: 'wx-linli', WX_APP_SECRET: 'secret' }
const pool = openPool()
const sdk = createRequire(__filename)('@cloudbase/node-sdk') as typeof import('@cloudbase/node-sdk')

let functions: string
let house: House
beforeAll(async () => {
  functions = await buildFixtures()
  house = await openHouse(pool, functions, REAL)
})
afterAll(async () => {
  await house.close()
  rmSync(functions, { recursive: true, force: true })
})

const photo = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Li’s camera' }, IFD3: { GPSLatitude: '31/1 14/1 0/1' } })
    .toBuffer()

const upload = async (bytes: Buffer, token?: string) => {
  const body = new FormData()
  body.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), '../../li.jpg')
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
  const response = await fetch(`${house.url}/upload`, { method: 'POST', headers, body })
  return { status: response.status, body: (await response.json()) as { fileId?: string; error?: { code: string } } }
}
const ask = async (action: string, input: object) => (await house.call('echo', { action: `echo.${action}`, input })).body.value

describe('photos from a browser', () => {
  test('a photo is drawn anew under a path of its owner, without camera or place', async () => {
    const original = await photo()
    expect((await sharp(original).metadata()).exif).toBeDefined()
    const { body } = await upload(original, await house.tokenOf({ openid: 'li' }))
    expect(body.fileId).toMatch(/^cloud:\/\/linli\/people\/[0-9a-f]{32}\/[0-9a-f-]{36}\.jpg$/)
    const shown = await fetch((await ask('linkTo', { fileId: body.fileId })) as string)
    const bytes = Buffer.from(await shown.arrayBuffer())
    const { format, width, height, exif } = await sharp(bytes).metadata()
    expect({ format, width, height, exif }).toEqual({ format: 'jpeg', width: 40, height: 30, exif: undefined })
    expect(bytes.includes('camera')).toBe(false)
    expect(shown.headers.get('content-type')).toBe('image/jpeg')
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    expect(shown.headers.get('content-disposition')).toBe('inline; filename="photo.jpg"')
    expect(shown.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  })

  test('what nobody comes to send is noted to be removed two weeks later', async () => {
    await query(pool, "insert into tenant (id, name, app_id) values ('T1', '城关', 'wx-linli')")
    const { body } = await upload(await photo(), await house.tokenOf({ openid: 'li' }))
    const noted = await query<{ days: number }>(
      pool,
      'select round(extract(epoch from gone_at - now()) / 86400)::integer as days from gone_file where file_id = $1',
      [body.fileId]
    )
    expect(noted).toEqual([{ days: 14 }])
  })

  test('two people never share a folder, one person always does', async () => {
    const folderOf = async (openid: string) =>
      path.dirname((await upload(await photo(), await house.tokenOf({ openid }))).body.fileId ?? '')
    const [li, again, wang] = [await folderOf('li'), await folderOf('li'), await folderOf('wang')]
    expect(again).toBe(li)
    expect(wang).not.toBe(li)
    // the doors accept a photo only from here
    expect(`${li}/`).toContain(`/${ownFolder({ appId: 'wx-linli', openid: 'li' })}`)
  })

  test('a page hidden behind a photo is gone', async () => {
    const { body } = await upload(Buffer.concat([await photo(), Buffer.from('<script>alert(1)</script>')]), await house.tokenOf({}))
    expect((await ask('getFile', { fileId: body.fileId })) as string).not.toContain('script')
  })

  test.each([
    ['a page', async () => Buffer.from('<html><script>alert(1)</script></html>')],
    ['a drawing that can run scripts', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['a page with a photo’s first bytes', async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<html></html>')])],
    ['half a photo', async () => (await photo()).subarray(0, 300)],
    ['more than 2 MB', async () => Buffer.concat([await photo(), Buffer.alloc(2 * 1024 * 1024)])],
    ['nothing', async () => Buffer.alloc(0)]
  ])('%s is refused', async (_, bytes) => {
    expect(await upload(await bytes(), await house.tokenOf({}))).toMatchObject({ status: 415, body: { error: { code: 'FILE_REFUSED' } } })
  })

  test('nobody uploads without signing in, and the folder stays as it was', async () => {
    const before = readdirSync(path.join(house.folder, 'files'), { recursive: true }).length
    expect(await upload(await photo())).toMatchObject({ status: 401, body: { error: { code: 'NOT_SIGNED_IN' } } })
    expect(readdirSync(path.join(house.folder, 'files'), { recursive: true })).toHaveLength(before)
  })
})

describe('links', () => {
  test('open one file for ten minutes, and nothing else', async () => {
    const fileId = (await ask('putFile', { path: 'notes/a.txt', text: 'a' })) as string
    const other = (await ask('putFile', { path: 'notes/b.txt', text: 'b' })) as string
    const link = new URL((await ask('linkTo', { fileId })) as string)
    const [, , until, signature, ...rest] = link.pathname.split('/')
    const seconds = Number(until) - Date.now() / 1000
    expect(seconds).toBeGreaterThan(590)
    expect(seconds).toBeLessThanOrEqual(600)
    expect((await fetch(link)).status).toBe(200)
    const forged = [
      `/file/${until}/${signature}/${other.replace('cloud://linli/', '')}`,
      `/file/${Number(until) + 600}/${signature}/${rest.join('/')}`,
      `/file/${until}/${signature?.slice(0, -2)}AA/${rest.join('/')}`,
      `/file/${until}/${signature}/${rest.join('/')}/../b.txt`,
      `/file/${until}/${signature}/..%2F..%2Fkeys.json`
    ]
    for (const path of forged) expect([path, (await fetch(`${house.url}${path}`)).status]).toEqual([path, 403])
  })

  test('an old link is closed', async () => {
    await ask('putFile', { path: 'notes/old.txt', text: 'a' })
    const links = linksSignedBy(house.settings.masterKey, () => house.url)
    expect((await fetch(links.linkTo('notes/old.txt', 5))).status).toBe(200)
    expect((await fetch(links.linkTo('notes/old.txt', -1))).status).toBe(403)
  })
})

describe('the unmodified SDK of CloudBase, pointed at this host', () => {
  test('puts, links, reads and deletes a file', async () => {
    const app = sdk.init({ env: 'linli' })
    const { fileID } = await app.uploadFile({ cloudPath: 'reports/2026.txt', fileContent: Buffer.from('一年') })
    const { fileList } = await app.getTempFileURL({ fileList: [fileID, 'cloud://linli/reports/none.txt'] })
    expect(fileList.map(({ code }) => code)).toEqual(['SUCCESS', 'STORAGE_FILE_NONEXIST'])
    expect(await (await fetch(fileList[0]?.tempFileURL ?? '')).text()).toBe('一年')
    expect((await app.downloadFile({ fileID })).fileContent?.toString()).toBe('一年')
    await app.deleteFile({ fileList: [fileID] })
    expect((await app.getTempFileURL({ fileList: [fileID] })).fileList[0]?.code).toBe('STORAGE_FILE_NONEXIST')
  })

  test.each(['../keys.json', '/etc/passwd', 'a/../../b', 'a//b', '.hidden', 'a\u0000b'])(
    'the path %j does not leave the folder',
    async (cloudPath) => {
      const before = readdirSync(house.folder, { recursive: true }).sort()
      await expect(sdk.init({ env: 'linli' }).uploadFile({ cloudPath, fileContent: Buffer.from('x') })).rejects.toThrow()
      expect(readdirSync(house.folder, { recursive: true }).sort()).toEqual(before)
    }
  )

  test('a function calls another, and hands no identity on', async () => {
    const { result } = await sdk.init({ env: 'linli' }).callFunction({ name: 'echo', data: { action: 'echo.who', input: {} } })
    expect(result).toMatchObject({ ok: true, value: { after: { source: 'nobody' } } })
  })

  test('an endpoint this host does not have is refused, also the names every object has', async () => {
    const { URL: admin } = JSON.parse(process.env.TCB_CONTEXT_CNFG ?? '{}') as { URL: string }
    for (const action of ['database.getDocument', 'constructor', '__proto__x', ''])
      expect(
        await (
          await fetch(admin, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ action }) })
        ).json()
      ).toEqual({ code: 'INVALID_ACTION', message: 'this host has no such endpoint' })
  })
})
