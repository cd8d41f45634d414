import { openPool } from '../../../database/open'
import { as, asksForCompany, decide, settle, take } from './ground'

/** The embedded database has one connection: only on a server can somebody hold an order while another one asks. */
test('whoever has lost the race is told so while somebody still holds the order', async () => {
  const stores = await settle()
  const [li, wang] = [stores.forCaller(as('li')), stores.forCaller(as('wang'))]
  await take(li, null, asksForCompany(), { newId: 'O-held' })
  const late = await decide(wang, 'O-held', { action: 'refer_unit', input: { unitId: 'power' } })
  await take(li, 'O-held', { action: 'cancel', input: {} })
  const holder = await openPool().connect()
  try {
    await holder.query(`begin; select 1 from orders where id = 'O-held' for update`)
    const waited = new Promise((resolve) => setTimeout(resolve, 5_000, 'waited').unref())
    expect(await Promise.race([wang.commit(late.write), waited])).toEqual({ kind: 'stale' })
  } finally {
    await holder.query('rollback')
    holder.release()
  }
})
