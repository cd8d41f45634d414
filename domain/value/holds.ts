import { accountOf } from '../ledger/account'
import type { Change } from '../order/change'
import type { Scene } from '../order/scene'
import { planHold, planLaterHold, type Asking, type Beneficiary, type HoldPlan } from '../timebank/hold'
import { TIME_RULES } from '../timebank/rules'
import type { Hold } from '../timebank/settle'
import { freeOn } from './balances'
import type { Move, ValueFacts } from './facts'
import { accountNamed } from './minutes'

const beneficiary = (facts: ValueFacts): Beneficiary | null => {
  const { helped } = facts
  if (!helped) return null
  const of = (kind: 'earned' | 'gifted' | 'allotment') => freeOn(facts, accountOf('minute', kind, helped.personId))
  return { ...helped, earned: of('earned'), gifted: of('gifted'), allotment: of('allotment') }
}

/** Holds of an order that nothing has ended. */
export const openHolds = ({ moves }: ValueFacts): Hold[] => {
  const ended = new Set(moves.flatMap(({ of }) => of ?? []))
  return moves.filter(({ id, phase }) => phase === 'hold' && !ended.has(id)).map(holdOf)
}
/** A hold as the rules know it. */
export const holdOf = ({ id, from, amount, at }: Move): Hold => ({ cause: id, from: accountNamed(from), amount, heldAt: at })

/** Holds of one round; of an order that was objected to and held again, the last. */
export const holdsOfRound = ({ moves }: ValueFacts, round: number): Move[] => {
  const holds = moves.filter(({ id, phase }) => phase === 'hold' && id.includes(`/r${round}/hold/`))
  const versionOf = ({ id }: Move): string => id.split('/').slice(0, -1).join('/')
  const last = holds.at(-1)
  return holds.filter((one) => last && versionOf(one) === versionOf(last))
}

/** Who pays for what was asked, whole or not at all; null when this step asks for nothing (value.md §2, "who pays"). */
export const holdFor = (change: Change, scene: Scene, facts: ValueFacts): HoldPlan | null => {
  const { order, events, value } = change
  const { item } = scene
  const asking = (): Asking | null =>
    item && {
      orderId: order.id,
      round: order.round,
      version: order.version,
      item: { minutes: item.minutes, timeCredit: item.timeCredit },
      slots: order.slots,
      placedAt: order.placedAt
    }
  const asks = asking()
  if (!asks) return null
  if (value.some(({ phase }) => phase === 'hold')) return planHold(TIME_RULES, asks, beneficiary(facts))
  if (!events.some(({ action }) => action === 'reopen') || !facts.pool) return null
  const first = holdsOfRound(facts, 1).reduce((sum, { amount }) => sum + amount, 0)
  return planLaterHold(asks, first, facts.pool)
}
