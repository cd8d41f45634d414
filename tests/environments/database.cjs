const { TestEnvironment } = require('jest-environment-node')
const { register } = require('tsx/cjs/api')

register()
const { PGlite } = require('@electric-sql/pglite')
const { poolOf } = require('../../database/embedded.ts')
const { migrate } = require('../../database/migrate.ts')
const { connectTo } = require('../../database/open.ts')
const { APP_ROLE } = require('../../database/role.ts')
const { newDatabase } = require('./engines.cjs')
const { EMPTY, GROUND, UNWATCHED } = require('./ground.cjs')

const CONNECTIONS = 16

/** PostgreSQL in this process, outside the sandbox of the tests, where no experimental flag is needed. */
const openPGlite = async () => {
  const pool = poolOf(await PGlite.create())
  await migrate(pool)
  await pool.query(GROUND)
  return { owner: pool, pool }
}

/** A database of this worker's own on the server. Stories run with the rights of functions, which proves that these are enough. */
const openPostgreSQL = async () => {
  const url = await newDatabase(`worker_${process.pid}`)
  const owner = connectTo(url.href, 2)
  await migrate(owner)
  await owner.query(GROUND)
  await owner.query(UNWATCHED)
  url.searchParams.set('options', `-c role=${APP_ROLE}`)
  return { owner, pool: connectTo(url.href, CONNECTIONS) }
}

const OPEN = { PGlite: openPGlite, PostgreSQL: openPostgreSQL }

/** One of each engine a worker: it lives from file to file and is emptied between them. */
const opened = {}

/** Tests find the pool where the functions do: `openPool()` answers it; the owner's, who may empty tables, is `linliOwner`. */
module.exports = class DatabaseEnvironment extends TestEnvironment {
  constructor(config, context) {
    super(config, context)
    this.engine = config.projectConfig.testEnvironmentOptions.engine
  }

  async setup() {
    await super.setup()
    const { owner, pool } = await (opened[this.engine] ??= OPEN[this.engine]())
    await owner.query(EMPTY)
    Object.assign(this.global, { [Symbol.for('linli.pool')]: pool, linliEngine: this.engine, linliOwner: owner })
  }
}
