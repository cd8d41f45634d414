import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import type { CallAnswer } from '@contract'
import { post } from './asking'
import { serve, type RunningHost } from './host'

const KEYS = { LINLI_MASTER_KEY: 'the real district of these tests', WX_APP_ID: 'wx0000000000000000', WX_APP_SECRET: 'secret' }
/** Zhou of the example: a community worker, by the telephone that WeChat vouches for. */
const ZHOU = { name: '周敏', birthDay: '1985-03-02', phoneCode: 'zhou', gridId: 'guihua-1', building: '3号楼', door: '2单元301' }
const PHONE = '10100000001'
/** Hao lives there too and has left no telephone. */
const HAO = { name: '郝建国', birthDay: '1950-05-06', gridId: 'guihua-1', building: '3号楼', door: '1单元102' }

const WECHAT: Record<string, object> = {
  '/cgi-bin/stable_token': { access_token: 'T', expires_in: 7200 },
  '/wxa/business/getuserphonenumber': { errcode: 0, phone_info: { purePhoneNumber: PHONE } }
}

/** Whoever brings a code is named by it. */
const answerTo = ({ pathname, searchParams }: URL): object =>
  pathname === '/sns/jscode2session'
    ? { openid: `openid-of-${searchParams.get('js_code')}`, session_key: 'k' }
    : (WECHAT[pathname] ?? { errcode: -1 })

/** WeChat’s side of the wire; answers its address and how it ends. */
const weChat = async () => {
  const server = createServer((incoming, outgoing) => {
    outgoing.end(JSON.stringify(answerTo(new URL(incoming.url ?? '', 'http://wechat'))))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() }
}

/** A district of real people, in which Zhou has registered with her phone, and Hao with his; the tokens are what WeChat’s sign-in gave them. */
export const startReal = async (): Promise<RunningHost & { token: string; tokenOfHao: string }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'linli-real-'))
  const env = { ...process.env, ...KEYS }
  await promisify(execFile)(process.execPath, ['--import', 'tsx', path.join(__dirname, 'found-real.ts'), folder], { env })
  const wire = await weChat()
  const host = await serve(folder, { ...KEYS, LINLI_MODE: 'real', WX_API: wire.url })
  const signIn = async (code: string) => (await post<{ token: string }>(`${host.url}/sign-in`, { code })).token
  const register = async (code: string, input: object): Promise<string> => {
    const event = { action: 'member.register', input, requestId: `registration-${code}` }
    const registered = await post<CallAnswer>(`${host.url}/call/member`, event, await signIn(code))
    if (!registered.ok) throw new Error(registered.error.message)
    return signIn(code)
  }
  return {
    ...host,
    token: await register('zhou', ZHOU),
    tokenOfHao: await register('hao', HAO),
    stop: async () => {
      await host.stop()
      wire.stop()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
