import { accountOf, type AccountId } from '../ledger/account'
import type { Order } from '../order/order'
import type { Scene } from '../order/scene'
import type { Seat } from '../order/seat'
import { periodOf } from '../points/period'
import { POOL, direct, type Movement } from '../timebank/account'
import { planReversal, type Credit } from '../timebank/reverse'
import { TIME_RULES } from '../timebank/rules'
import { planSettlement, type Hold } from '../timebank/settle'
import { MINUTE_DUES, type Counts } from './counts'
import type { Move, ValueFacts } from './facts'
import { holdOf, holdsOfRound } from './holds'
import { accountNamed, inLedger, poolOwner } from './minutes'
import type { Added } from './points'
import { closingOf, countMinutes, earnedOf, helperOf } from './settle'

interface Standing {
  move: Move
  /** the account whose minutes they were */
  payer: AccountId
  /** that account's month is over: they belong to the pool (T09) */
  lapsed: boolean
}

/** What this round has credited to one helper and nothing has taken back. */
const creditsOf = ({ moves }: ValueFacts, holds: readonly Move[], seat: Seat, orderId: string, now: number): Standing[] => {
  const own = accountOf('minute', 'earned', seat.personId)
  const stem = `order/${orderId}/r${seat.round}/award/${seat.personId}/`
  return moves.flatMap((move) => {
    const hold = holds.find(({ id }) => id === move.of) ?? holds.find(({ from }) => move.id.startsWith(stem) && from === move.from)
    const credits = move.to === own && (move.phase === 'post' || move.phase === 'direct') && hold
    const undone = moves.some(({ phase, of, from }) => phase === 'reverse' && of === move.id && from === own)
    if (!credits || undone) return []
    const lapsed = hold.from.startsWith('minute/allotment/') && periodOf('month', hold.at) !== periodOf('month', now)
    return [{ move, payer: hold.from, lapsed }]
  })
}

const OWN_WORDS = '到场时间更正，退回给出时间的人'

/** A reversal pays the account it came from; minutes of a month that is over go on to the pool from there. */
const takenBack = ({ of, amount, why }: Movement, seat: Seat, standing: Standing, at: number): Added & { on: Movement[] } => {
  const id = `${of ?? ''}/${seat.personId}/reverse`
  const account = accountOf('minute', 'earned', seat.personId)
  return {
    transfers: [{ id, phase: 'reverse', of: of ?? '', lines: [{ account, amount }], at }],
    lines: [
      { accountId: account, transferId: id, why: [OWN_WORDS], line: null },
      { accountId: standing.payer, transferId: id, why: [why], line: null }
    ],
    on: standing.lapsed ? [direct(accountNamed(standing.payer), POOL, amount, `${id}/lapse`, why)] : []
  }
}

/** What a reversal brings back to each payer, from the helper or advanced by the pool. */
const broughtBack = (movements: readonly Movement[], credits: readonly Standing[]): Map<AccountId, number> => {
  const back = new Map<AccountId, number>()
  for (const { of, cause, amount } of movements) {
    const standing = credits.find(({ move }) => move.id === of || cause.startsWith(`${move.id}/`))
    if (standing && !standing.lapsed) back.set(standing.payer, (back.get(standing.payer) ?? 0) + amount)
  }
  return back
}

/** The first hold's payers once more, as far as they can: a pool up to what it held. */
const sourcesOf = (holds: readonly Move[], facts: ValueFacts, back: ReadonlyMap<AccountId, number>): Hold[] =>
  holds.map((move) => {
    const { posted = 0, held = 0 } = facts.balances[move.from] ?? {}
    const free = move.from.startsWith('minute/pool/') ? move.amount : Math.max(0, posted - held)
    return { ...holdOf(move), amount: Math.min(move.amount, free + (back.get(move.from) ?? 0)) }
  })

/** What had overflowed into the pool stays there: a correction pays the helper and what the helper owes. */
const withoutOverflow = (movements: readonly Movement[]): Movement[] =>
  movements.filter(({ from, to, cause }) => !(to.owner === 'pool' && (from.owner === 'pool' || cause.includes('/pool/'))))

/**
 * A confirmed correction of minutes that were credited: taken back from what the helper has (the pool makes the payer whole, the helper
 * owes the pool), then paid anew by those who paid first (trust.md §11).
 */
export const correctMinutes = (order: Order, seat: Seat, nth: number, scene: Scene, facts: ValueFacts, counts: Counts): Added => {
  const { now } = scene
  const holds = holdsOfRound(facts, seat.round)
  if (holds.length === 0 || !facts.pool) return { transfers: [], lines: [] }
  const own = accountOf('minute', 'earned', seat.personId)
  const { posted = 0, held = 0 } = facts.balances[own] ?? {}
  const credits = creditsOf(facts, holds, seat, order.id, now)
  const asked = credits.map(({ move, payer, lapsed }): Credit => ({
    cause: move.id,
    from: accountNamed(payer),
    to: accountNamed(own),
    amount: move.amount,
    lapsed
  }))
  const reversal = planReversal(asked, Math.max(0, posted - held), facts.pool)
  const reversed = reversal.movements.filter(({ phase }) => phase === 'reverse')
  const back = reversed.flatMap((one) => {
    const standing = credits.find(({ move }) => move.id === one.of)
    return standing ? [takenBack(one, seat, standing, now)] : []
  })
  const sum = (all: readonly { amount: number }[]) => all.reduce((total, { amount }) => total + amount, 0)
  countMinutes(seat, -sum(asked), counts)
  counts.set(seat.personId, MINUTE_DUES, counts.get(seat.personId, MINUTE_DUES) + reversal.dues)

  const before = helperOf(seat, facts, counts)
  const helper = { ...before, balance: before.balance - sum(reversed) }
  const sources = sourcesOf(holds, facts, broughtBack(reversal.movements, credits))
  const { movements, dues } = planSettlement(TIME_RULES, closingOf(order, scene, seat.round, nth, now), sources, [helper])
  const anew = withoutOverflow(movements)
  counts.set(seat.personId, MINUTE_DUES, dues.get(seat.personId) ?? helper.dues)
  countMinutes(seat, earnedOf(anew, seat.personId), counts)
  const advanced = reversal.movements.filter(({ phase }) => phase === 'direct')
  const paid = inLedger([...advanced, ...back.flatMap(({ on }) => on), ...anew], new Map(), poolOwner(scene), now)
  return {
    transfers: [...back.flatMap(({ transfers }) => transfers), ...paid.transfers],
    lines: [...back.flatMap(({ lines }) => lines), ...paid.lines]
  }
}
