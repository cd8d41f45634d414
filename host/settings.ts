import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Something the operator must change; the sentence says what. */
export class BadSettings extends Error {}

/** How this host runs, read once from the environment. */
export interface Settings {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  mode: 'demo' | 'real'
  /** 32 bytes or more; everything sealed, coded and signed hangs on it */
  masterKey: string
  weChat: { appId: string; secret: string; api: string } | null
  functions: string
  site: string
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
  if (wish === undefined || wish === '') return databaseUrl ? 'real' : 'demo'
  if (wish === 'demo' || wish === 'real') return wish
  throw new BadSettings('LINLI_MODE 只能是 demo 或 real')
}

const masterKeyOf = (env: NodeJS.ProcessEnv, mode: Settings['mode'], dataDir: string): string => {
  const given = env.LINLI_MASTER_KEY
  if (given && given.length >= 32) return given
  if (given) throw new BadSettings('LINLI_MASTER_KEY 太短，至少 32 个字符')
  if (mode === 'real') throw new BadSettings('正式运行必须设置 LINLI_MASTER_KEY（至少 32 个字符，丢失后资料无法解开）')
  return demoKey(dataDir)
}

/** Reads every setting, refusing what cannot work. Defaults: port 8080 on this machine only, an embedded database in ./data. */
export const readSettings = (env: NodeJS.ProcessEnv, root: string): Settings => {
  const port = Number(env.PORT || 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new BadSettings('PORT 要是 0 到 65535 的整数')
  const dataDir = path.resolve(root, env.DATA_DIR || 'data')
  const databaseUrl = env.DATABASE_URL || null
  const mode = modeOf(env.LINLI_MODE, databaseUrl)
  const { WX_APP_ID: appId, WX_APP_SECRET: secret } = env
  return {
    port,
    host: env.HOST || '127.0.0.1',
    dataDir,
    databaseUrl,
    mode,
    masterKey: masterKeyOf(env, mode, dataDir),
    weChat: appId && secret ? { appId, secret, api: env.WX_API || 'https://api.weixin.qq.com' } : null,
    functions: path.join(root, 'dist', 'cloudfunctions'),
    site: path.join(root, 'dist', 'h5')
  }
}
