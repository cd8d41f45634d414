import { periodOf } from '../points/period'
import { accountOf, POOL, type Account, type Movement } from './account'
import { timeConfirmed, type Proof } from './confirm'
import type { TimeRules } from './rules'
import { durationWords } from './words'

/** A standing hold of an order. `heldAt` is epoch milliseconds. */
export interface Hold {
  cause: string
  from: Account
  amount: number
  heldAt: number
}

/** One helper at closing; balances are posted minutes of earned and gifted together. */
export interface Helper {
  personId: string
  /** whole, uncut */
  provenMinutes: number
  duty: boolean
  balance: number
  /** minutes already credited on the day of this arrival */
  dayMinutes: number
  /** minutes owed to the pool from an earlier reversal */
  dues: number
}

/** An order that closes. */
export interface Closing {
  orderId: string
  round: number
  /** 0 at closing, n when the n-th correction settles it again */
  correction: number
  itemMinutes: number
  /** 集体服务: what is earned goes to the pool (T08) */
  collective: boolean
  proof: Proof
  closedAt: number
}

/** What settles an order's holds: every held minute is posted or goes back. `dues` are what each helper owes the pool afterwards. */
export interface Settlement {
  movements: readonly Movement[]
  dues: ReadonlyMap<string, number>
}

/** What a helper's visit is worth in minutes: the threshold rounds nothing, an item is never worth more than its length, no coefficient (T01, T02). */
export const creditOf = (rules: TimeRules, helper: Pick<Helper, 'provenMinutes' | 'duty'>, itemMinutes: number): number =>
  helper.duty || helper.provenMinutes < rules.leastMinutes ? 0 : Math.min(helper.provenMinutes, itemMinutes)

interface Share {
  to: Account
  amount: number
  why: string
  tail: string
}

/** Whose award a movement is a share of, and which, as its cause says: `dues` what was owed, `pool` what overflowed; whoever pays is named after it. */
export const shareNamed = (cause: string): { personId: string; tail: string } | null => {
  const [, personId, tail] = /\/award\/([^/]+)\/([^/]+)\//.exec(cause) ?? []
  return personId === undefined || tail === undefined ? null : { personId, tail }
}

/** How one helper's credit is shared: dues to the pool first, then up to the day's and the life's cap, the rest to the pool (T05). */
const sharesOf = (rules: TimeRules, credit: number, helper: Helper, collective: boolean): Share[] => {
  if (collective) return [{ to: POOL, amount: credit, why: `集体服务，${durationWords(credit)}进公共池`, tail: 'pool' }]
  const dues = Math.min(credit, helper.dues)
  const room = Math.max(0, Math.min(rules.dayMinutes - helper.dayMinutes, rules.lifeMinutes - helper.balance))
  const own = Math.min(credit - dues, room)
  const over = credit - dues - own
  const cut = `超过${rules.dayMinutes - helper.dayMinutes <= rules.lifeMinutes - helper.balance ? '单日' : '个人'}上限，${durationWords(over)}转入公共池`
  return [
    { to: POOL, amount: dues, why: `补还欠公共池的 ${durationWords(dues)}，还欠 ${durationWords(helper.dues - dues)}`, tail: 'dues' },
    {
      to: accountOf(helper.personId, 'earned'),
      amount: own,
      why: over > 0 ? `到账 ${durationWords(own)}，${cut}` : `到账 ${durationWords(own)}`,
      tail: 'minute'
    },
    { to: POOL, amount: over, why: cut, tail: 'pool' }
  ].filter(({ amount }) => amount > 0)
}

const kindOf = (account: Account): string => (account.owner === 'person' ? account.kind : account.owner)

/** Gives back what is left of a hold. An allotment whose month is over goes to the pool, not to the elder (T09). */
const giveBack = (hold: Hold, amount: number, at: number): Movement => {
  const lapsed = hold.from.owner === 'person' && hold.from.kind === 'allotment' && periodOf('month', hold.heldAt) !== periodOf('month', at)
  return {
    asset: 'minute',
    phase: lapsed ? 'post' : 'void',
    from: hold.from,
    to: lapsed ? POOL : hold.from,
    amount,
    cause: `${hold.cause}/${lapsed ? 'lapse' : 'void'}`,
    of: hold.cause,
    why: lapsed ? `上月额度已过期，${durationWords(amount)}回公共池` : `退回 ${durationWords(amount)}`
  }
}

/** Cancelled, declined or expired: every hold goes back whole. */
export const planVoid = (holds: readonly Hold[], at: number): Movement[] => holds.map((hold) => giveBack(hold, hold.amount, at))

/** What is left of a hold while it is being settled. */
interface Rest {
  hold: Hold
  amount: number
}

/** Pays one share from the holds in their order. A correction has nothing held any more and pays directly. */
const pay = (closing: Closing, helper: Helper, share: Share, rests: readonly Rest[]): Movement[] => {
  const suffix = closing.correction > 0 ? `/c${closing.correction}` : ''
  let owed = share.amount
  return rests.flatMap((rest) => {
    const amount = Math.min(owed, rest.amount)
    if (amount === 0) return []
    owed -= amount
    rest.amount -= amount
    return [
      {
        asset: 'minute',
        phase: closing.correction > 0 ? 'direct' : 'post',
        from: rest.hold.from,
        to: share.to,
        amount,
        cause: `order/${closing.orderId}/r${closing.round}/award/${helper.personId}/${share.tail}/${kindOf(rest.hold.from)}${suffix}`,
        of: closing.correction > 0 ? null : rest.hold.cause,
        why: share.why
      }
    ]
  })
}

/**
 * Settles the holds at closing: each helper gets min(proven, item minutes) from the holds in their order, the rest goes back. Unconfirmed time
 * goes back whole. Without holds nothing moves. One hold may post to several; what posts and goes back is exactly what was held.
 * A correction pays directly, from what each source of the first hold can give now (`holds`), after the old credits were taken back.
 */
export const planSettlement = (rules: TimeRules, closing: Closing, holds: readonly Hold[], helpers: readonly Helper[]): Settlement => {
  const dues = new Map(helpers.map((helper) => [helper.personId, helper.dues]))
  const rests = holds.map((hold): Rest => ({ hold, amount: hold.amount }))
  const movements: Movement[] = []
  for (const helper of timeConfirmed(closing.proof) ? helpers : []) {
    const available = rests.reduce((sum, rest) => sum + rest.amount, 0)
    const credit = Math.min(creditOf(rules, helper, closing.itemMinutes), available)
    for (const share of sharesOf(rules, credit, helper, closing.collective)) {
      movements.push(...pay(closing, helper, share, rests))
      if (share.tail === 'dues') dues.set(helper.personId, helper.dues - share.amount)
    }
  }
  const back = rests.filter((rest) => rest.amount > 0 && closing.correction === 0)
  return { movements: [...movements, ...back.map((rest) => giveBack(rest.hold, rest.amount, closing.closedAt))], dues }
}
