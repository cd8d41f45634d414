const { randomBytes } = require('node:crypto')
const pg = require('pg')

/** Every run has a name of its own, which its databases carry: two runs on one server never meet. */
const announce = () => {
  if (process.env.TEST_DATABASE_URL) process.env.LINLI_STORIES ??= `linli_stories_${randomBytes(4).toString('hex')}`
  else process.stderr.write('PGlite only: set TEST_DATABASE_URL to run the same stories on a PostgreSQL server too.\n')
}

/** Runs `sql` on the server of TEST_DATABASE_URL as its owner. */
const onServer = async (sql, params) => {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL })
  await client.connect()
  try {
    return (await client.query(sql, params)).rows
  } finally {
    await client.end()
  }
}

/** An empty database of this run on the server; answers its address. */
const newDatabase = async (name) => {
  const whole = `${process.env.LINLI_STORIES}_${name}`
  await onServer(`create database ${whole}`)
  const url = new URL(process.env.TEST_DATABASE_URL)
  url.pathname = `/${whole}`
  return url
}

const removeDatabases = async () => {
  const found = await onServer('select datname from pg_database where starts_with(datname, $1)', [process.env.LINLI_STORIES])
  for (const { datname } of found) await onServer(`drop database ${datname} with (force)`)
}

module.exports = { announce, newDatabase, removeDatabases }
