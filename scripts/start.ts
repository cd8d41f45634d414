import path from 'node:path'
import { FolderLocked } from '../database/lock'
import { WrongMark } from '../database/migrate'
import { openDatabase } from '../host/database'
import { startHost } from '../host/host'
import { BadSettings, readSettings } from '../host/settings'
import { buildFront } from './build-front'
import { buildFunctions } from './build-functions'
import { buildVerify } from './build-verify'
import { seedDemo, SeedUnfinished } from './seed'
import { whenChanged } from './stamp'

const ROOT = path.resolve(__dirname, '..')
const say = (line: string) => process.stdout.write(`${line}\n`)

/** Tells what takes long while it takes long. */
const step = async <T>(words: string, work: () => Promise<T>): Promise<T> => {
  const started = Date.now()
  const value = await work()
  if (Date.now() - started > 300) say(`${words}　${((Date.now() - started) / 1000).toFixed(1)} 秒`)
  return value
}

/** The whole product in a browser, by one command: builds what is missing, opens the database, seeds the demo district, serves it. */
const main = async (): Promise<void> => {
  const settings = readSettings(process.env, ROOT)
  await step('构建云函数', () => whenChanged('functions', ['domain', 'types', 'cloudfunctions', 'database', 'scripts'], buildFunctions))
  await step('构建网页', () => buildFront('h5'))
  await step('构建验证工具', () => whenChanged('verify', ['domain', 'tools'], () => buildVerify()))
  Object.assign(process.env, { LINLI_MASTER_KEY: settings.masterKey })
  const database = await step('打开数据库', () => openDatabase(settings))
  if (settings.mode === 'demo') await step('建演示小区', () => seedDemo(database.pool, { dataDir: settings.dataDir }))
  const host = await startHost(settings, database)
  say(
    `\n邻里点单　${host.url}\n${settings.mode === 'demo' ? '演示小区已经打开：用两个浏览器窗口各选一位，看一单怎么走。' : '正式运行。'}${settings.databaseUrl ? '' : '\n内置数据库不保证断电时不丢最后几秒的数据，正式使用请设置 DATABASE_URL。'}`
  )
  const end = () => void host.close().then(() => process.exit(0))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end)
}

main().catch((error: unknown) => {
  const kind =
    error instanceof BadSettings || error instanceof FolderLocked || error instanceof WrongMark || error instanceof SeedUnfinished
  process.stderr.write(`${kind ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exit(1)
})
