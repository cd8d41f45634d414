import { accountOf } from '../ledger/account'
import { HOUR } from '../clock/milliseconds'
import type { Move, ValueFacts } from './facts'
import { holdsOfRound } from './holds'

const AT = Date.parse('2026-06-05T12:00:00+08:00')
const held = (round: number, version: number, at: number): Move => ({
  id: `order/O33/r${round}/hold/v${version}/allotment`,
  phase: 'hold',
  of: null,
  from: accountOf('minute', 'allotment', 'xu'),
  to: null,
  amount: 30,
  at
})
/** In the order in which the books tell them: by the time of whoever wrote them. */
const factsOf = (...moves: Move[]) => ({ moves: [...moves].sort((a, b) => a.at - b.at) }) as unknown as ValueFacts

test.each([
  ['the last by its version, whichever clock was ahead', [held(2, 14, AT + 26 * HOUR), held(2, 16, AT)], 2, [16]],
  ['ten comes after nine', [held(1, 9, AT), held(1, 10, AT - HOUR)], 1, [10]],
  ['of its own round only', [held(1, 20, AT), held(2, 3, AT)], 2, [3]],
  ['nothing where nothing was held', [held(1, 1, AT)], 2, []]
])('holds of a round: %s', (_, moves, round, versions) => {
  expect(holdsOfRound(factsOf(...moves), round).map(({ id }) => Number(id.split('/v')[1]?.split('/')[0]))).toEqual(versions)
})
