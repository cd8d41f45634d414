const { TestEnvironment } = require('jest-environment-node')
const { register } = require('tsx/cjs/api')

register()
const pg = require('pg')
const { PGlite } = require('@electric-sql/pglite')
const { poolOf } = require('../../database/embedded.ts')
const { migrate } = require('../../database/migrate.ts')
const { connectTo } = require('../../database/open.ts')

const WORKER = process.env.JEST_WORKER_ID ?? '1'
/** One database a worker, outside the sandbox of the tests: it lives from file to file and is emptied between them. */
const opened = {}

/** A database of this worker's own on the server, made afresh. */
const newServerDatabase = async (url) => {
  const name = `linli_stories_${process.ppid}_${WORKER}`
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  await admin.end()
  const own = new URL(url)
  own.pathname = `/${name}`
  return connectTo(own.href, 16)
}

const OPEN = {
  PGlite: async () => poolOf(await PGlite.create()),
  PostgreSQL: () => newServerDatabase(process.env.TEST_DATABASE_URL)
}

const emptied = async (pool) => {
  const client = await pool.connect()
  const { rows } = await client.query(
    "select string_agg(format('%I', tablename), ', ') as names from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'"
  )
  await client.query(`truncate ${rows[0].names} restart identity cascade`)
  client.release()
}

/** Tests find the pool where the functions do: `openPool()` answers it. */
module.exports = class DatabaseEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    this.engine = config.projectConfig.testEnvironmentOptions.engine
  }

  async setup() {
    await super.setup()
    if (!opened[this.engine]) {
      opened[this.engine] = await OPEN[this.engine]()
      await migrate(opened[this.engine])
    }
    await emptied(opened[this.engine])
    this.global[Symbol.for('linli.pool')] = opened[this.engine]
    this.global.linliEngine = this.engine
  }
}
