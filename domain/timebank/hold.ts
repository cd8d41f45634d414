import { ageAt } from '../people/age'
import { accountOf, POOL, type Account, type Movement } from './account'
import type { TimeRules } from './rules'
import { durationWords } from './words'

/** What a beneficiary could pay from on the day of placing; minutes are available ones (posted − held). */
export interface Beneficiary {
  personId: string
  /** verified, `YYYY-MM-DD`; null: not verified */
  birthDay: string | null
  /** on the community's list of elders who need it */
  listed: boolean
  allotment: number
  gifted: number
  earned: number
  /** 用我的互助时间 */
  useOwn: boolean
  /** an appeal or a leaving: nothing goes out, anything may come in (T11) */
  frozen: boolean
}

/** One order that asks for minutes. Instants are epoch milliseconds. */
export interface Asking {
  orderId: string
  round: number
  /** rises with each hold of an order, so that an order held again has an id of its own */
  version: number
  item: { minutes: number; timeCredit: boolean }
  slots: number
  placedAt: number
}

/** What is held for an order: nothing means that helpers earn points only, which they read before accepting (T12). */
export interface HoldPlan {
  movements: readonly Movement[]
  /** for the helpers, before they accept */
  helperWords: '计积分和互助时间' | '只计积分'
  /** for the requester */
  payerWords: string
}

const POINTS_ONLY = '只计积分'
const nobody = (payerWords: string): HoldPlan => ({ movements: [], helperWords: POINTS_ONLY, payerWords })

/** Whether somebody may use what they earned (T06): by the verified age on the day of placing. */
export const mayUseEarned = (rules: TimeRules, { birthDay, listed }: Pick<Beneficiary, 'birthDay' | 'listed'>, at: number): boolean =>
  birthDay !== null && ageAt(birthDay, at) >= (listed ? rules.listedUseFromAge : rules.useFromAge)

/** In this order: a listed elder's allotment, own gifted, own earned. */
const sourcesOf = (rules: TimeRules, person: Beneficiary, at: number): { account: Account; available: number }[] => [
  { account: accountOf(person.personId, 'allotment'), available: person.listed ? person.allotment : 0 },
  { account: accountOf(person.personId, 'gifted'), available: person.gifted },
  { account: accountOf(person.personId, 'earned'), available: person.useOwn && mayUseEarned(rules, person, at) ? person.earned : 0 }
]

const kindOf = (account: Account): string => (account.owner === 'person' ? account.kind : account.owner)
const WORDS: Record<string, string> = {
  allotment: '本月公共额度',
  gifted: '家人送的互助时间',
  earned: '自己的互助时间',
  pool: '公共池时间'
}

/** A part of an order's minutes, set aside on one account until it is settled. */
export const reserve = (asking: Asking, from: Account, amount: number): Movement => ({
  asset: 'minute',
  phase: 'hold',
  from,
  // who it goes to is known when it is settled; until then it stays where it is
  to: from,
  amount,
  cause: `order/${asking.orderId}/r${asking.round}/hold/v${asking.version}/${kindOf(from)}`,
  of: null,
  why: `预留${WORDS[kindOf(from)]} ${durationWords(amount)}`
})

/**
 * Who pays for round 1 (value.md §2): item minutes × slots, whole or not at all; the sources combine in order, each held in one piece.
 * Never refuses: when nobody can pay the order goes on for points alone.
 */
export const planHold = (rules: TimeRules, asking: Asking, person: Beneficiary | null): HoldPlan => {
  if (!asking.item.timeCredit) return nobody('这项服务不用互助时间')
  if (person === null) return nobody('这次没有人出互助时间，帮忙的人只记积分')
  if (person.frozen) return nobody('互助时间正在核对，这次不用，帮忙的人只记积分')
  const need = asking.item.minutes * asking.slots
  let rest = need
  const movements = sourcesOf(rules, person, asking.placedAt).flatMap(({ account, available }) => {
    const amount = Math.min(rest, Math.max(0, available))
    rest -= amount
    return amount > 0 ? [reserve(asking, account, amount)] : []
  })
  if (rest > 0) return nobody('这次没有人出互助时间，帮忙的人只记积分')
  return { movements, helperWords: '计积分和互助时间', payerWords: `预留 ${durationWords(need)}互助时间，按实际到场时长结算，多的退回` }
}

/** The pool as a decision needs it: available minutes and the floor two signatures have set (T10). */
export interface Pool {
  available: number
  floor: number
}

/** Later rounds cost the beneficiary nothing: the pool holds up to what the first round held, if that leaves it its floor; else points only. */
export const planLaterHold = (asking: Asking, firstHold: number, pool: Pool): HoldPlan => {
  const amount = Math.min(asking.item.minutes * asking.slots, firstHold)
  if (!asking.item.timeCredit || amount === 0 || pool.available - amount < pool.floor) return nobody('重办不再用您的互助时间')
  return {
    movements: [reserve(asking, POOL, amount)],
    helperWords: '计积分和互助时间',
    payerWords: '重办由公共池出时间，不再用您的互助时间'
  }
}
