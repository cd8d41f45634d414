import type { Input } from '@contract'
import type { PoolView, Proposal } from '@contract/timebank'
import { monthsLater, quarterStart } from '@domain/clock/month'
import { dayOf } from '@domain/clock/shanghai'
import { refuse } from '@domain/errors'
import { checkFloor, checkFloorFits } from '@domain/timebank/floor'
import { checkInjectable } from '@domain/timebank/inject'
import { poolMonths, promisedOf, servedInYear, solvencyOf } from '@domain/timebank/solvency'
import { injectionOf } from '@domain/value/pool'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { idOf } from '../_kit/request'
import type { PoolFacts, Proposed } from '../_kit/store/pool'

const DISTRICT = { who: '区里的工作人员' }

/** Whoever holds no post at the district may go no further. */
export const onlyDistrict = async ({ store, now }: Call): Promise<void> => {
  if (!(await store.publicPool.isDistrict(now))) refuse('NOT_ALLOWED', DISTRICT)
}

const thisMonth = (now: number): string => dayOf(now).slice(0, 7)
/** The first of the twelve months that a page looks back on. */
const firstMonth = (now: number): string => monthsLater(`${thisMonth(now)}-01`, -11).slice(0, 7)
const factsOf = ({ store, now }: Call, asked?: string): Promise<PoolFacts> =>
  store.publicPool.pool(quarterStart(now), firstMonth(now), asked)

const viewOf = (facts: PoolFacts, now: number): PoolView => {
  const { available, floor, quarterCeiling, injected, personId, served, promisedFive, promisedTen, allotments, checkedAt, stopped } = facts
  const seen = ({ proposedBy, ...one }: Proposed): Proposal => ({ ...one, mine: proposedBy === personId })
  const months = poolMonths(facts.months)
  const year = servedInYear(served, months, firstMonth(now))
  return {
    free: available,
    floor,
    injectLeft: Math.max(0, quarterCeiling - injected),
    injections: facts.injections.map(seen),
    floors: facts.floors.map(seen),
    months,
    solvency: solvencyOf({ available, floor }, months, thisMonth(now)),
    promised: promisedFive === null || promisedTen === null ? [] : [promisedOf(5, promisedFive, year), promisedOf(10, promisedTen, year)],
    servedYear: served,
    allotments,
    checkedAt,
    stopped
  }
}

/** The pool as everybody may see it: what it has, what came in, how long it lasts; nobody's name. */
export const poolOf = async (call: Call): Promise<PoolView> => viewOf(await factsOf(call), call.now)

/** The first signature: nothing moves yet. Refuses INJECT_CEILING for what no quarter could take. */
export const propose = async (call: Call, { minutes }: Input<'timebank.propose'>): Promise<PoolView> => {
  const id = idOf('I', call.caller.appId, call.caller.openid, call.requestId)
  await onlyDistrict(call)
  checkInjectable(minutes, (await factsOf(call)).quarterCeiling)
  return (await call.store.publicPool.propose({ id, minutes, now: call.now })) ? poolOf(call) : refuse('NOT_ALLOWED', DISTRICT)
}

/** The second signature, by somebody else: now the minutes are there. Signed twice is signed once. */
export const confirm = async (call: Call, { id }: Input<'timebank.confirm'>): Promise<PoolView> => {
  await onlyDistrict(call)
  await untilDecided(async () => {
    const facts = await factsOf(call, id)
    const proposed = facts.injections.find((one) => one.id === id) ?? refuse('VALUE_UNKNOWN')
    if (proposed.confirmedAt !== null) return true
    const injection = {
      injectionId: id,
      minutes: proposed.minutes,
      proposedBy: proposed.proposedBy,
      confirmedBy: facts.personId,
      quarterCeiling: facts.quarterCeiling,
      injectedThisQuarter: facts.injected
    }
    const change = injectionOf(injection, facts.owner, call.now)
    return (await call.store.publicPool.confirm(facts, id, quarterStart(call.now), change, call.now)) || null
  }, 'VALUE_BUSY')
  return poolOf(call)
}

/** How far the pool may fall: the first signature. Refuses FLOOR_TOO_HIGH for more than the pool has now; a retry of what stands is answered. */
export const proposeFloor = async (call: Call, { minutes }: Input<'timebank.proposeFloor'>): Promise<PoolView> => {
  const id = idOf('L', call.caller.appId, call.caller.openid, call.requestId)
  await onlyDistrict(call)
  const facts = await factsOf(call, id)
  if (!facts.floors.some((one) => one.id === id)) checkFloorFits(minutes, facts)
  return (await call.store.publicPool.proposeFloor({ id, minutes, now: call.now })) ? poolOf(call) : refuse('NOT_ALLOWED', DISTRICT)
}

/** The second signature, by somebody else: from now on the pool falls no further. */
export const confirmFloor = async (call: Call, { id }: Input<'timebank.confirmFloor'>): Promise<PoolView> => {
  await onlyDistrict(call)
  await untilDecided(async () => {
    const facts = await factsOf(call, id)
    const { minutes, proposedBy, confirmedAt } = facts.floors.find((one) => one.id === id) ?? refuse('VALUE_UNKNOWN')
    if (confirmedAt !== null) return true
    checkFloor({ minutes, proposedBy, confirmedBy: facts.personId }, facts)
    return (await call.store.publicPool.signFloor(facts, id, call.now)) || null
  }, 'VALUE_BUSY')
  return poolOf(call)
}
