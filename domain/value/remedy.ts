import { dayOf } from '../clock/shanghai'
import { accountOf, type AccountId } from '../ledger/account'
import type { Order } from '../order/order'
import type { Scene } from '../order/scene'
import type { Seat } from '../order/seat'
import { periodOf } from '../points/period'
import { POOL, direct, type Movement } from '../timebank/account'
import { planReversal, type Credit } from '../timebank/reverse'
import { TIME_RULES } from '../timebank/rules'
import { creditOf, planSettlement, shareNamed, type Hold } from '../timebank/settle'
import { durationWords } from '../timebank/words'
import { freeOn } from './balances'
import { MINUTE_DUES, type Counts } from './counts'
import type { Move, ValueFacts } from './facts'
import { holdOf, holdsOfRound } from './holds'
import { accountNamed, inLedger, nameOf, poolOwner, withNetted } from './minutes'
import type { Added } from './points'
import { closingOf, countMinutes, earnedOf, helperOf } from './settle'

/** One credit of a round to one helper that nothing has taken back. */
interface Standing {
  transferId: string
  /** the account whose minutes they were */
  payer: AccountId
  /** that account's month is over: they belong to the pool (T09) */
  lapsed: boolean
  /** what reached the helper, and what dues took of it on the way */
  amount: number
  netted: number
}

/** Under what a credit is taken back; its line stands there even when there was nothing to take. */
const undoing = (transferId: string, personId: string): string => `${transferId}/${personId}`
const reversalOf = (transferId: string, personId: string): string => `${undoing(transferId, personId)}/reverse`

/** Minutes that were held of a month that is over: they have gone to the pool (T09). */
const isLapsed = ({ from, at }: Pick<Move, 'from' | 'at'>, now: number): boolean =>
  from.startsWith('minute/allotment/') && periodOf('month', at) !== periodOf('month', now)

const creditsOf = ({ moves, lines }: ValueFacts, holds: readonly Move[], seat: Seat, orderId: string, scene: Scene): Standing[] => {
  const own = accountOf('minute', 'earned', seat.personId)
  const stem = `order/${orderId}/r${seat.round}/award/${seat.personId}/`
  const written = new Set(lines.map(({ transferId }) => transferId))
  /** of a correction's own credit the last words name the payer's kind: the pool also where it pays for a month that is over */
  const paidBy = (transferId: string): Pick<Move, 'from' | 'at'> | undefined => {
    const kind = transferId.startsWith(stem) && transferId.split('/').at(-2)
    return (
      holds.find(({ id, from }) => transferId === `${id}/post` || kind === from.split('/')[1]) ??
      (kind === 'pool' ? { from: nameOf(POOL, poolOwner(scene), transferId), at: scene.now } : undefined)
    )
  }
  return lines.flatMap(({ accountId, transferId, line }) => {
    const hold = accountId === own ? paidBy(transferId) : undefined
    if (!hold || written.has(reversalOf(transferId, seat.personId))) return []
    const lapsed = isLapsed(hold, scene.now)
    const amount = moves.find((move) => move.id === transferId && move.to === own)?.amount ?? 0
    const netted = line?.netted ?? 0
    // words alone, of what went to the pool: nothing of theirs to take back
    return amount + netted > 0 ? [{ transferId, payer: hold.from, lapsed, amount, netted }] : []
  })
}

const OWN_WORDS = '到场时间更正，退回给出时间的人'

/** What the reversal of one credit writes: the transfer if there was something to take, and a line in any case. */
const takenBack = (credit: Standing, taken: number, seat: Seat, at: number): Added => {
  const id = reversalOf(credit.transferId, seat.personId)
  const account = accountOf('minute', 'earned', seat.personId)
  const reverse = { id, phase: 'reverse', of: credit.transferId, lines: [{ account, amount: taken }], at } as const
  const owed = credit.amount - taken + credit.netted
  const words = owed > 0 ? [OWN_WORDS, `还差 ${durationWords(owed)}，从以后的互助时间里补还`] : [OWN_WORDS]
  const ofPayer = { accountId: credit.payer, transferId: id, why: [`更正：退回 ${durationWords(taken)}`], line: null }
  return {
    transfers: taken > 0 ? [reverse] : [],
    lines: [{ accountId: account, transferId: id, why: words, line: null }, ...(taken > 0 ? [ofPayer] : [])]
  }
}

/** What goes on besides: minutes of a month that is over to the pool, and what dues had taken back from it. */
const goesOn = (credit: Standing, taken: number, seat: Seat): Movement[] => {
  const [payer, cause] = [accountNamed(credit.payer), undoing(credit.transferId, seat.personId)]
  const lapses =
    credit.lapsed && taken > 0 ? [direct(payer, POOL, taken, `${cause}/lapse`, `上月额度已过期，${durationWords(taken)}回公共池`)] : []
  const owes = credit.netted > 0 && !credit.lapsed && payer.owner !== 'pool'
  return [...lapses, ...(owes ? [direct(POOL, payer, credit.netted, `${cause}/dues`, `更正：退回 ${durationWords(credit.netted)}`)] : [])]
}

/** What an account may pay: nothing once its owner's minutes only come in (T11), of the pool as much as is asked. */
const payableBy = (from: AccountId, asked: number, facts: ValueFacts): number => {
  const payer = accountNamed(from)
  if (payer.owner === 'pool') return asked
  const { helped } = facts
  return helped?.frozen && payer.owner === 'person' && payer.personId === helped.personId ? 0 : freeOn(facts, from)
}

/** The first hold's payers once more, as far as they can with what came back to them: a pool up to what it held, also for a month that is over. */
const sourcesOf = (holds: readonly Move[], facts: ValueFacts, back: ReadonlyMap<AccountId, number>, now: number): Hold[] =>
  holds.map((move) => {
    if (isLapsed(move, now)) return { ...holdOf(move), from: POOL }
    const payable = payableBy(move.from, move.amount, facts)
    return { ...holdOf(move), amount: Math.min(move.amount, payable + (back.get(move.from) ?? 0)) }
  })

/** What had overflowed into the pool stays there: a correction pays the helper and what the helper owes. */
const withoutOverflow = (movements: readonly Movement[]): Movement[] => movements.filter(({ cause }) => shareNamed(cause)?.tail !== 'pool')

const sum = (all: readonly { amount: number }[]) => all.reduce((total, { amount }) => total + amount, 0)

/** One seat before and after its times were corrected. */
export interface Corrected {
  was: Seat
  seat: Seat
}

/** What a visit is worth is the same, on the same day: nobody's minutes move. */
const isSame = ({ was, seat }: Corrected, itemMinutes: number): boolean =>
  creditOf(TIME_RULES, was, itemMinutes) === creditOf(TIME_RULES, seat, itemMinutes) &&
  dayOf(was.arrivedAt ?? 0) === dayOf(seat.arrivedAt ?? 0)

/**
 * A confirmed correction of minutes that were credited: taken back from what the helper has (the pool makes the payer whole, the helper
 * owes the pool), then paid anew by those who paid first (trust.md §11).
 */
export const correctMinutes = (order: Order, corrected: Corrected, nth: number, scene: Scene, facts: ValueFacts, counts: Counts): Added => {
  const { was, seat } = corrected
  const { now } = scene
  const { personId } = seat
  const holds = holdsOfRound(facts, seat.round)
  if (holds.length === 0 || !facts.pool || isSame(corrected, scene.item?.minutes ?? 0)) return { transfers: [], lines: [] }
  const own = accountOf('minute', 'earned', personId)
  const credits = creditsOf(facts, holds, seat, order.id, scene)
  const asked = credits.map(({ transferId, payer, lapsed, amount }): Credit => {
    return { cause: undoing(transferId, personId), from: accountNamed(payer), to: accountNamed(own), amount, lapsed }
  })
  const reversal = planReversal(asked, freeOn(facts, own), facts.pool)
  const takenOf = (credit: Standing) =>
    sum(reversal.movements.filter(({ phase, of }) => phase === 'reverse' && of === undoing(credit.transferId, personId)))
  const back = credits.map((credit) => takenBack(credit, takenOf(credit), seat, now))
  const advanced = reversal.movements.filter(({ phase }) => phase === 'direct')
  const on = credits.flatMap((credit) => goesOn(credit, takenOf(credit), seat))
  const returned = new Map<AccountId, number>()
  for (const credit of credits.filter(({ lapsed }) => !lapsed)) {
    const more = sum([...advanced, ...on].filter(({ cause }) => cause.startsWith(`${undoing(credit.transferId, personId)}/`)))
    returned.set(credit.payer, (returned.get(credit.payer) ?? 0) + takenOf(credit) + more)
  }
  countMinutes(was, -sum(credits), counts)
  const netted = credits.reduce((total, credit) => total + credit.netted, 0)
  counts.set(personId, MINUTE_DUES, counts.get(personId, MINUTE_DUES) + reversal.dues + netted)

  const before = helperOf(seat, facts, counts)
  const helper = { ...before, balance: before.balance - credits.reduce((total, credit) => total + takenOf(credit), 0) }
  const { movements, dues } = planSettlement(
    TIME_RULES,
    closingOf(order, scene, seat.round, nth, now),
    sourcesOf(holds, facts, returned, now),
    [helper]
  )
  const anew = withoutOverflow(movements)
  counts.set(personId, MINUTE_DUES, dues.get(personId) ?? helper.dues)
  countMinutes(seat, earnedOf(anew, personId), counts)
  const moving = [...advanced, ...on, ...anew].filter(({ from, to }) => !(from.owner === 'pool' && to.owner === 'pool'))
  const paid = withNetted(inLedger(moving, new Map(), poolOwner(scene), now), anew)
  return {
    transfers: [...back.flatMap(({ transfers }) => transfers), ...paid.transfers],
    lines: [...back.flatMap(({ lines }) => lines), ...paid.lines]
  }
}
