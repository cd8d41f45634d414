import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Something the operator must change; the sentence says what. */
export class BadSettings extends Error {}

/** The app that demo identities belong to; no real mini-program has this id. */
export const DEMO_APP = 'demo'

/** What WeChat gave the operator; `api` is another address only in tests. */
export interface WeChatKeys {
  appId: string
  secret: string
  api: string
}

/** How this host runs, read once from the environment. */
export interface Settings {
  port: number
  host: string
  /** where people reach this host, when it is not the address it listens on */
  publicUrl: string | null
  /** the proxies whose word about a caller's address is believed */
  proxies: string | null
  /** calls an address may make in a minute; a whole town may stand behind one address of a telephone company */
  callsPerMinute: number
  dataDir: string
  databaseUrl: string | null
  mode: 'demo' | 'real'
  /** 32 characters or more; everything sealed, coded and signed hangs on it */
  masterKey: string
  weChat: WeChatKeys | null
  /** the app whose people come here; empty: nobody can */
  appId: string
  version: string
  /** pino's word: `info`, `warn`, `silent` … */
  logLevel: string
  functions: string
  site: string
  /** the page that checks statements without a network */
  verifyPage: string
  deployment: string
  rules: string
}

/** A demo makes its key once and keeps it beside its data; real people's keys come from the operator. */
const demoKey = (dataDir: string): string => {
  const file = path.join(dataDir, 'keys.json')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(file, JSON.stringify({ master: randomBytes(32).toString('hex') }), { mode: 0o600 })
  }
  return (JSON.parse(readFileSync(file, 'utf8')) as { master: string }).master
}

const modeOf = (wish: string | undefined, databaseUrl: string | null): Settings['mode'] => {
  if (!wish) return databaseUrl ? 'real' : 'demo'
  if (wish === 'demo' || wish === 'real') return wish
  throw new BadSettings('LINLI_MODE 只能是 demo 或 real')
}

const masterKeyOf = (given: string | undefined, mode: Settings['mode'], dataDir: string): string => {
  if (given && given.length >= 32) return given
  if (given) throw new BadSettings('LINLI_MASTER_KEY 太短，至少 32 个字符')
  if (mode === 'real') throw new BadSettings('正式运行必须设置 LINLI_MASTER_KEY（至少 32 个字符，丢失后资料无法解开）')
  return demoKey(dataDir)
}

const weChatOf = ({ WX_APP_ID: appId, WX_APP_SECRET: secret, WX_API: api }: NodeJS.ProcessEnv): WeChatKeys | null => {
  if (!appId !== !secret) throw new BadSettings('WX_APP_ID 和 WX_APP_SECRET 要一起设置')
  return appId && secret ? { appId, secret, api: api || 'https://api.weixin.qq.com' } : null
}

const wholeNumber = (name: string, text: string | undefined, usual: number, most: number): number => {
  const value = Number(text || usual)
  if (!Number.isInteger(value) || value < 0 || value > most) throw new BadSettings(`${name} 要是 0 到 ${most} 的整数`)
  return value
}

const urlOf = (text: string | undefined): string | null => {
  if (!text) return null
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new BadSettings('PUBLIC_URL 要是完整的网址，例如 https://linli.example.cn')
  return new URL(text).origin
}

/** Reads every setting, refusing what cannot work. Defaults: port 8080 on this machine only, an embedded database in ./data. */
export const readSettings = (env: NodeJS.ProcessEnv, root: string): Settings => {
  const dataDir = path.resolve(root, env.DATA_DIR || 'data')
  const databaseUrl = env.DATABASE_URL || null
  const mode = modeOf(env.LINLI_MODE, databaseUrl)
  const weChat = weChatOf(env)
  return {
    port: wholeNumber('PORT', env.PORT, 8080, 65_535),
    host: env.HOST || '127.0.0.1',
    publicUrl: urlOf(env.PUBLIC_URL),
    proxies: env.TRUSTED_PROXIES || null,
    callsPerMinute: wholeNumber('CALLS_PER_MINUTE', env.CALLS_PER_MINUTE, 3_000, 10_000_000),
    dataDir,
    databaseUrl,
    mode,
    masterKey: masterKeyOf(env.LINLI_MASTER_KEY, mode, dataDir),
    weChat,
    appId: mode === 'demo' ? DEMO_APP : (weChat?.appId ?? ''),
    version: (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version,
    logLevel: env.LOG_LEVEL || 'info',
    functions: path.join(root, 'dist', 'cloudfunctions'),
    site: path.join(root, 'dist', 'h5'),
    verifyPage: path.join(root, 'dist', 'verify', 'index.html'),
    deployment: path.join(root, 'cloudbaserc.json'),
    rules: path.join(root, 'cloudfunctions', 'rules.json')
  }
}
