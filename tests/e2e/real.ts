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

const WECHAT: Record<string, object> = {
  '/sns/jscode2session': { openid: 'openid-of-zhou', session_key: 'k' },
  '/cgi-bin/stable_token': { access_token: 'T', expires_in: 7200 },
  '/wxa/business/getuserphonenumber': { errcode: 0, phone_info: { purePhoneNumber: PHONE } }
}

/** WeChat’s side of the wire; answers its address and how it ends. */
const weChat = async () => {
  const server = createServer((incoming, outgoing) => {
    outgoing.end(JSON.stringify(WECHAT[new URL(incoming.url ?? '', 'http://wechat').pathname] ?? { errcode: -1 }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() }
}

/** A district of real people, in which Zhou has registered with her phone; `token` is what WeChat’s sign-in gave it. */
export const startReal = async (): Promise<RunningHost & { token: string }> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'linli-real-'))
  const env = { ...process.env, ...KEYS }
  await promisify(execFile)(process.execPath, ['--import', 'tsx', path.join(__dirname, 'found-real.ts'), folder], { env })
  const wire = await weChat()
  const host = await serve(folder, { ...KEYS, LINLI_MODE: 'real', WX_API: wire.url })
  const signIn = () => post<{ token: string }>(`${host.url}/sign-in`, { code: 'good' })
  const event = { action: 'member.register', input: ZHOU, requestId: 'registration' }
  const registered = await post<CallAnswer>(`${host.url}/call/member`, event, (await signIn()).token)
  if (!registered.ok) throw new Error(registered.error.message)
  return {
    ...host,
    token: (await signIn()).token,
    stop: async () => {
      await host.stop()
      wire.stop()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
