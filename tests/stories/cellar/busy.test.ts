import { readWords } from '../../../cloudfunctions/_kit/store/words'
import { byHand, clock, found, rows } from '../doors'
import { accepted } from '../steps'
import { TENANT } from '../../town/places'

const busyOf = async (personId: string) => {
  const now = new Date(clock.now).toISOString()
  const [read] = await rows<{ people: Record<string, { busy: { order_id: string }[] }> }>(
    'select people_v1($1, $2::text[], $3::timestamptz, $4::jsonb) as people',
    [TENANT.id, [personId], now, JSON.stringify(readWords(clock.now))]
  )
  return read?.people[personId]?.busy.map(({ order_id }) => order_id)
}

beforeEach(() => found())

test.each([
  ['has said yes and is waited for', '', true],
  ['had said yes to what has been called off', `update orders set state = 'cancelled', ended_at = now()`, false],
  ['came in an earlier round of what goes on without them', 'update orders set round = round + 1', false],
  ['gave the seat back', `update seat set state = 'withdrawn'`, false]
])('whoever %s', async (_, change, isBusy) => {
  const order = await accepted()
  if (change) await byHand(`${change} where tenant_id = $1`, [TENANT.id])
  expect(await busyOf('chen')).toEqual(isBusy ? [order.id] : [])
})
