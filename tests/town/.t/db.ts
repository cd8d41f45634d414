import { PGlite } from '@electric-sql/pglite'
import { poolOf } from '../../../database/embedded'
import { migrate } from '../../../database/migrate'
import { query } from '../../../database/query'
import { foundTown } from '../found'
const main = async () => {
  const db = await PGlite.create()
  const pool = poolOf(db)
  await migrate(pool)
  const t = Date.now()
  await foundTown(pool, { seal: (...a) => a.join('/'), hash: (x) => 'h' + x }, Date.now())
  console.log(Date.now() - t, 'ms')
  for (const t of ['org', 'area', 'item', 'person', 'volunteer', 'kin', 'address', 'account', 'post', 'demo_person', 'standing_hand_over'])
    console.log(t, (await query(pool, `select count(*) from ${t}`))[0])
  console.log(await query(pool, 'select * from volunteer limit 1'), await query(pool, "select * from person where id='li'"))
  await pool.end()
  await db.close()
}
void main()
