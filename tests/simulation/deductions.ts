import { refuse } from '@domain/errors'
import type { Change } from '@domain/order/change'
import type { Order } from '@domain/order/order'
import { mayAppeal } from '@domain/points/appeal'
import type { ValueChange } from '@domain/value/facts'
import { happenedIn, type Happened } from '@domain/value/happened'
import { factKnown } from '@domain/value/known'
import { disputeFact, holdOfAppeal, postFact, undoFact, type FactBooks, type Outcome } from '@domain/value/posted'
import { DAY } from '@domain/clock/milliseconds'
import { COMMUNITIES, DISTRICT, STREET } from '../town/places'
import { familyOf, staffOf } from '../town/town'

/** One deduction of a simulated town, from the step that caused it to the answer of its appeal. */
export interface Lived extends Omit<Happened, 'state'> {
  state: 'waiting' | 'appealed' | 'posted' | 'dropped' | 'reversed'
  outcome: Outcome | null
  appeal: { at: number; settledAt: number | null } | null
  /** what the appeal has put aside and nothing has ended */
  aside: number
  suspendsUntil: number | null
}
/** What becomes of a deduction, and what that moves. */
export interface Decision {
  id: string
  does: 'post' | 'appeal' | 'uphold' | 'refuse'
  by: string | null
  /** where an appeal is answered */
  orgId: string
  value: ValueChange
  becomes: Lived
}

const KINDS: readonly Happened['kind'][] = ['withdrawal', 'absence']
/** Where an appeal lies: one level above those whose word it is about. */
const above = (orgId: string): string => (COMMUNITIES.some(({ id }) => id === orgId) ? STREET.id : DISTRICT.id)

/** Late withdrawals and absences (D01, D02) with their appeals. Decides on the books it is given; its town writes. */
export class Deductions {
  readonly all = new Map<string, Lived>()

  /** What a step leaves behind; what is there stays as it is. */
  note(before: Order | null, change: Change): void {
    for (const one of happenedIn(before, change))
      if (KINDS.includes(one.kind) && one.state === 'waiting' && !this.all.has(one.id))
        this.all.set(one.id, { ...one, state: 'waiting', outcome: null, appeal: null, aside: 0, suspendsUntil: null })
  }
  get(id: string): Lived {
    return this.all.get(id) ?? refuse('FACT_GONE')
  }
  /** What the clock has to look at, the longest waiting first. */
  due(now: number): string[] {
    const due = [...this.all.values()].filter(({ state, postAt }) => state === 'waiting' && postAt !== null && postAt <= now)
    return due.sort((a, b) => (a.postAt ?? 0) - (b.postAt ?? 0) || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
  }
  suspended(personId: string, now: number): boolean {
    return [...this.all.values()].some((one) => one.personId === personId && (one.suspendsUntil ?? 0) > now)
  }

  private known(one: Lived, appeal: Lived['appeal']) {
    const since = { appealUntil: one.appealUntil, appeal: appeal && { endedAt: appeal.settledAt }, review: null, sameUpheld: 1 }
    return factKnown(one.body, since)
  }
  private disputed = ({ id, aside }: Lived) => (aside > 0 ? { id: holdOfAppeal(id), amount: aside } : null)

  /** What the rules make of it now; null: they say later, and it waits. */
  decide(id: string, books: FactBooks, now: number, by: string | null = null, appeal = this.get(id).appeal): Decision | null {
    const one = this.get(id)
    const decided = postFact(this.known(one, appeal), one.at, books, this.disputed(one), now)
    if (decided.kind === 'later') {
      this.all.set(id, { ...one, state: 'waiting', postAt: decided.laterAt, appeal })
      return null
    }
    const days = decided.consequences.flatMap((found) => (found.kind === 'suspend' ? [found.days] : []))
    const suspendsUntil = days.length > 0 ? now + Math.max(...days) * DAY : null
    const becomes: Lived = { ...one, state: 'posted', postAt: null, outcome: decided.outcome, appeal, aside: 0, suspendsUntil }
    return { id, does: appeal ? 'refuse' : 'post', by, orgId: above(one.orgId), value: decided.change, becomes }
  }

  /** Whom it is about says that it is not right. Refuses as the door does. */
  appeal(id: string, who: string, books: FactBooks, now: number): Decision {
    const one = this.get(id)
    if (one.personId !== who) refuse('FACT_GONE')
    mayAppeal({ state: one.state, appealUntil: one.appealUntil, appealed: one.appeal !== null }, now)
    const posted = one.state === 'posted'
    const made = { at: now, settledAt: null }
    const value = disputeFact(id, this.known(one, { ...made, settledAt: now }), one.at, posted, books, now)
    const aside = value.transfers.reduce((sum, transfer) => sum + (transfer.phase === 'hold' ? transfer.amount : 0), 0)
    const becomes: Lived = { ...one, appeal: made, aside, ...(posted ? {} : { state: 'appealed', postAt: null }) }
    return { id, does: 'appeal', by: who, orgId: above(one.orgId), value, becomes }
  }

  /** Somebody one level above without a part in it answers. Null: it is refused, and the rules say later. */
  answer(id: string, upheld: boolean, books: FactBooks, now: number): Decision | null {
    const one = this.get(id)
    if (!one.appeal || one.appeal.settledAt !== null) return refuse('FACT_GONE')
    const parts = [one.proposedBy, one.confirmedBy]
    const orgId = above(one.orgId)
    const strangers = staffOf(orgId).filter((who) => who !== one.personId && !familyOf(who).includes(one.personId))
    const by = strangers.find((who) => !parts.includes(who)) ?? refuse('OWN_PROPOSAL')
    const appeal = { ...one.appeal, settledAt: now }
    const nothing: ValueChange = { transfers: [], lines: [], tallies: [], held: null }
    if (upheld) {
      const value = undoFact(one.personId, one.outcome, this.disputed(one), books, now)
      const state = one.state === 'posted' ? 'reversed' : 'dropped'
      return { id, does: 'uphold', by, orgId, value, becomes: { ...one, state, postAt: null, appeal, aside: 0, suspendsUntil: null } }
    }
    if (one.state === 'appealed') return this.decide(id, books, now, by, appeal)
    return { id, does: 'refuse', by, orgId, value: nothing, becomes: { ...one, appeal } }
  }
}
