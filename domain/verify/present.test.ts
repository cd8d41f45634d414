import { primitives } from '../../cloudfunctions/_kit/signing'
import { smallStatement } from '../../tests/kitchen/statement'
import { presenceIn } from './present'
import type { Statement } from './statement'

/** The statement of one visit that both phones signed, with these entries more. */
const presence = (account: 'point' | 'minute', ...more: [transfer: string, posted: number][]) => {
  const { statement } = smallStatement()
  const place = statement.accounts.find((one) => one.account.startsWith(account))!
  const [entry] = place.entries
  const entries = more.map(([transfer, posted]) => ({ ...entry!, transfer, posted }))
  const changed: Statement = {
    ...statement,
    accounts: statement.accounts.map((one) => (one === place ? { ...one, entries: [...one.entries, ...entries] } : one))
  }
  const { visits, both } = presenceIn(changed, primitives)
  return [visits, both]
}

test.each<[string, Parameters<typeof presence>, number[]]>([
  ['nothing more', ['point'], [1, 1]],
  ['another visit, in points', ['point', ['order/O8/r1/award/chen/R01', 8]], [2, 1]],
  ['another visit, in minutes', ['minute', ['order/O8/r1/hold/earned/post', 40]], [2, 1]],
  ['the same visit in another round', ['point', ['order/O7/r2/award/chen/R01', 8]], [2, 1]],
  ['its time corrected', ['point', ['order/O8/r1/award/chen/R01', 8], ['order/O8/r1/award/chen/R01/c1', 2]], [2, 1]],
  ['a late withdrawal', ['point', ['order/O8/r1/deduct/chen/D01/v4', -1]], [1, 1]],
  ['an absence', ['point', ['order/O8/r1/deduct/chen/D02', -5]], [1, 1]],
  ['…taken back', ['point', ['order/O8/r1/deduct/chen/D02', -5], ['order/O8/r1/deduct/chen/D02/reverse', 5]], [1, 1]],
  ['somebody placed it for a neighbour', ['point', ['order/O8/r1/award/chen/R17', 1]], [1, 1]],
  ['a good word', ['point', ['order/O8/r1/award/chen/R16', 1]], [1, 1]],
  ['a visit that was found to be false', ['point', ['order/O8/r1/award/chen/R01', 8], ['order/O8/r1/award/chen/R01/reverse', -8]], [1, 1]],
  ['minutes that were taken back', ['minute', ['order/O8/r1/hold/earned/post', 40], ['order/O8/r1/x/reverse', -40]], [1, 1]],
  ['they were helped themselves', ['minute', ['order/O8/r1/hold/earned', 0], ['order/O8/r1/hold/earned/post', -40]], [1, 1]],
  ['a training', ['point', ['training/first-aid/award/chen/R06', 5]], [1, 1]]
])('counts who was there: %s', (_, [account, ...more], counted) => expect(presence(account, ...more)).toEqual(counted))
