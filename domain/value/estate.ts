import { dayOf } from '../clock/shanghai'
import { accountOf } from '../ledger/account'
import type { GiftRelation } from '../timebank/give'
import { planEstate, planLeftOver } from '../timebank/leave'
import { TIME_RULES } from '../timebank/rules'
import { freeOn, ownedOn } from './balances'
import { countsOf, LIFE_MINUTES } from './counts'
import type { ValueChange, ValueFacts } from './facts'
import { inLedger } from './minutes'

/** An estate with the accounts around it. */
export interface EstateFacts extends Pick<ValueFacts, 'balances' | 'tallies'> {
  id: string
  personId: string
  /** the last day (`YYYY-MM-DD`) on which relatives may choose */
  until: string
  recordedBy: string
  confirmedBy: string
  poolOwner: string
}
/** Whom the relatives chose; `relation` as a community verified it, seen from whoever died. */
export type EstateChoice = { heirId: string; relation: GiftRelation | null } | { heirId: null }

const freeOf = (facts: EstateFacts) => ({
  estateId: facts.id,
  personId: facts.personId,
  earned: freeOn(facts, accountOf('minute', 'earned', facts.personId)),
  gifted: freeOn(facts, accountOf('minute', 'gifted', facts.personId))
})

/** What an estate moves; the heir's room is counted with it. Refuses as `planEstate` says. `choice` null: nobody chose in time. */
export const estateOf = (facts: EstateFacts, choice: EstateChoice | null, at: number): ValueChange => {
  const counts = countsOf(facts.tallies)
  const heirId = choice?.heirId ?? null
  const owned = (kind: 'earned' | 'gifted') => ownedOn(facts, accountOf('minute', kind, heirId ?? ''))
  const { recordedBy, confirmedBy, until } = facts
  const movements = planEstate(TIME_RULES, {
    ...freeOf(facts),
    recordedBy,
    confirmedBy,
    until,
    today: dayOf(at),
    choice:
      choice &&
      (choice.heirId === null
        ? { to: 'pool' }
        : { to: 'relative', personId: choice.heirId, relation: choice.relation, balance: owned('earned') + owned('gifted') })
  })
  const inherited = movements.find(({ to }) => to.owner === 'person')?.amount ?? 0
  if (heirId !== null && inherited > 0) counts.set(heirId, LIFE_MINUTES, counts.get(heirId, LIFE_MINUTES) + inherited)
  return { ...inLedger(movements, new Map(), facts.poolOwner, at), tallies: counts.moved(), held: null }
}

/** What came to the accounts after the estate was settled. `nth` rises with every entry there. */
export const leftOverOf = (facts: EstateFacts, nth: number, at: number): ValueChange => ({
  ...inLedger(planLeftOver(freeOf(facts), nth), new Map(), facts.poolOwner, at),
  tallies: [],
  held: null
})
