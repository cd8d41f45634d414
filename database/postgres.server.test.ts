import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Pool } from 'pg'
import { newDatabase } from '../tests/environments/engines.cjs'
import { migrate, readMigrations } from './migrate'
import { connectTo, openPool } from './open'
import { query, transaction } from './query'

const run = promisify(execFile)
const ALL = readMigrations().map(({ name }) => name)
const pools: Pool[] = []
const connect = (url: string, max?: number): Pool => {
  const pool = connectTo(url, max)
  pools.push(pool)
  return pool
}
const emptyDatabase = async (name: string, max = 8) => connect((await newDatabase(name)).href, max)
const folders: string[] = []
const folderOf = (files: Record<string, string>) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'linli-migrations-'))
  folders.push(folder)
  for (const [name, sql] of Object.entries(files)) writeFileSync(path.join(folder, name), sql)
  return folder
}
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
  for (const folder of folders) rmSync(folder, { recursive: true })
})

describe('migrators', () => {
  test('eight at once on an empty database: one applies, seven wait', async () => {
    const pool = await emptyDatabase('eight')
    const applied = await Promise.all(Array.from({ length: 8 }, () => migrate(pool)))
    expect(applied.filter((names) => names.length > 0)).toEqual([ALL])
    expect(applied.filter((names) => names.length === 0)).toHaveLength(7)
    expect(await query(pool, 'select name from schema_migration order by name')).toEqual(ALL.map((name) => ({ name })))
  })

  test('of two databases of one server at the same moment both succeed', async () => {
    const pair = await Promise.all([emptyDatabase('left'), emptyDatabase('right')])
    expect(await Promise.all(pair.map((pool) => migrate(pool)))).toEqual([ALL, ALL])
  })

  test('an applied file that was changed is refused; a broken one leaves nothing behind', async () => {
    const pool = await emptyDatabase('changed')
    const first = 'create table first (id text primary key);'
    await migrate(pool, folderOf({ '0001_first.sql': first }))
    await expect(migrate(pool, folderOf({ '0001_first.sql': `${first} ` }))).rejects.toThrow('0001_first.sql was changed')
    const broken = folderOf({ '0001_first.sql': first, '0002_second.sql': 'create table second (id text);', '0003_third.sql': 'nonsense' })
    await expect(migrate(pool, broken)).rejects.toMatchObject({ code: '42601' })
    expect(await query(pool, "select to_regclass('second') as second")).toEqual([{ second: null }])
    expect(await query(pool, 'select name from schema_migration')).toEqual([{ name: '0001_first.sql' }])
  })

  test('a number used twice is refused; a gap is left for whoever comes later, and filled when they do', async () => {
    expect(() => readMigrations(folderOf({ '0001_first.sql': '', '0001_other.sql': '' }))).toThrow('0001_other.sql is used twice')
    const pool = await emptyDatabase('gap')
    const files = { '0001_first.sql': 'create table first (id text)', '0003_third.sql': 'create table third (id text)' }
    expect(await migrate(pool, folderOf(files))).toEqual(['0001_first.sql', '0003_third.sql'])
    expect(await migrate(pool, folderOf({ ...files, '0002_second.sql': 'create table second (id text)' }))).toEqual(['0002_second.sql'])
  })

  test('`npm run migrate` says what it did, marks when told, and refuses the other mark', async () => {
    const url = await newDatabase('command')
    const command = (mode: string) =>
      run(process.execPath, ['--import', 'tsx', 'scripts/migrate.ts'], {
        env: { ...process.env, DATABASE_URL: url.href, LINLI_MODE: mode }
      })
    expect((await command('')).stdout).toBe(ALL.map((name) => `applied ${name}\n`).join(''))
    expect((await command('real')).stdout).toBe('nothing to do: the schema is up to date\n')
    await expect(command('demo')).rejects.toMatchObject({ code: 1, stderr: '这个数据库是正式数据库，不能用来演示\n' })
    await expect(command('rael')).rejects.toMatchObject({ code: 1, stderr: 'LINLI_MODE is demo or real\n' })
  })
})

describe('the rights of functions', () => {
  test('stories run with them', async () => {
    expect(await query(openPool(), 'select current_user as me')).toEqual([{ me: 'linli_app' }])
  })

  test.each([
    'create table mine (id text)',
    'alter table tenant add column more text',
    'drop table outbox',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
    'alter table order_event disable trigger all',
    'truncate order_event cascade',
    "update schema_migration set digest = ''"
  ])('%s is refused', async (sql) => {
    await expect(query(openPool(), sql)).rejects.toMatchObject({ code: '42501' })
  })
})

describe('a server', () => {
  test('a deadlock between two passes, and both are written', async () => {
    const pool = await emptyDatabase('deadlock')
    await query(pool, 'create table purse (id integer primary key, amount integer)')
    await query(pool, 'insert into purse values (1, 0), (2, 0)')
    let tries = 0
    const met = { resolve: () => undefined as void, waiting: 0 }
    const both = new Promise<void>((resolve) => (met.resolve = resolve))
    const give = (order: number[]) =>
      transaction(pool, async (run) => {
        tries += 1
        await run('update purse set amount = amount + 1 where id = $1', [order[0]])
        if ((met.waiting += 1) === 2) met.resolve()
        await both
        await run('update purse set amount = amount + 1 where id = $1', [order[1]])
      })
    await Promise.all([give([1, 2]), give([2, 1])])
    expect(tries).toBeGreaterThan(2)
    expect(await query(pool, 'select id, amount from purse order by id')).toEqual([
      { id: 1, amount: 2 },
      { id: 2, amount: 2 }
    ])
  })

  test('a connection lost in the middle is told as itself, the process lives and the next call works', async () => {
    const pool = await emptyDatabase('lost', 1)
    const lost = transaction(pool, (run) => run('select pg_terminate_backend(pg_backend_pid())'))
    await expect(lost).rejects.toMatchObject({ code: '57P01' })
    expect(await query(pool, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('a connection lost while its holder thinks is told, and replaced', async () => {
    const pool = await emptyDatabase('thinking', 2)
    const lost = transaction(pool, async (run) => {
      const [row] = await run<{ pid: number }>('select pg_backend_pid() as pid')
      await query(pool, 'select pg_terminate_backend($1)', [row?.pid])
      await new Promise((resolve) => setTimeout(resolve, 200))
      return run('select 1')
    })
    await expect(lost).rejects.toThrow()
    expect(await query(pool, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})
