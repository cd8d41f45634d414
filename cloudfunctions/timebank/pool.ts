import type { Input } from '@contract'
import type { PoolView } from '@contract/books'
import { quarterStart } from '@domain/clock/month'
import { refuse } from '@domain/errors'
import { injectionOf } from '@domain/value/pool'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { idOf } from '../_kit/request'

const DISTRICT = { who: '区里的工作人员' }

/** The pool as everybody may see it: what it has and what came in, nobody's name. */
export const poolOf = async ({ store, now }: Call): Promise<PoolView> => {
  const { available, floor, quarterCeiling, injected, injections, personId } = await store.publicPool.pool(quarterStart(now))
  return {
    free: available,
    floor,
    injectLeft: Math.max(0, quarterCeiling - injected),
    injections: injections.map(({ id, minutes, proposedBy, proposedAt, confirmedAt }) => ({
      id,
      minutes,
      proposedAt,
      confirmedAt,
      mine: proposedBy === personId
    }))
  }
}

/** The first signature: nothing moves yet. */
export const propose = async (call: Call, { minutes }: Input<'timebank.propose'>): Promise<PoolView> => {
  const id = idOf('I', call.caller.appId, call.caller.openid, call.requestId)
  return (await call.store.publicPool.propose({ id, minutes, now: call.now })) ? poolOf(call) : refuse('NOT_ALLOWED', DISTRICT)
}

/** The second signature, by somebody else: now the minutes are there. Signed twice is signed once. */
export const confirm = async (call: Call, { id }: Input<'timebank.confirm'>): Promise<PoolView> => {
  if (!(await call.store.publicPool.isDistrict(call.now))) return refuse('NOT_ALLOWED', DISTRICT)
  const since = quarterStart(call.now)
  await untilDecided(async () => {
    const facts = await call.store.publicPool.pool(since)
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
    return (await call.store.publicPool.confirm(facts, id, since, injectionOf(injection, facts.owner, call.now), call.now)) || null
  }, 'VALUE_BUSY')
  return poolOf(call)
}
