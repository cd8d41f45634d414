import type { Recorded } from '@contract/review'
import { refuse } from '@domain/errors'
import { rootOf } from '@domain/points/cause'
import { earlyWords } from '@domain/points/early'
import type { Fact } from '@domain/points/fact'
import { packAt } from '@domain/points/pack/packs'
import { saidOtherwise } from '@domain/points/said'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { decisionOn } from '../_kit/facts'
import { idOf } from '../_kit/request'
import type { KeptFact } from '../_kit/store/facts'
import { madeOf, type Said } from './made'

/** What a fact is known by. A proposal is adopted once and has one proposer (R11); a course or a meeting is of each who was there. */
const factId = (fact: Fact): string =>
  idOf('X', fact.kind, rootOf(fact), fact.kind === 'proposal' ? null : fact.personId, 'newcomerId' in fact ? fact.newcomerId : null)

const notTheirs = (): never => refuse('NOT_ALLOWED', { who: '他所在社区或上级、和他没有亲属关系的工作人员' })

export const recordedOf = ({ id, state, outcome }: Pick<KeptFact, 'id' | 'state' | 'outcome'>): Recorded => ({
  id,
  state,
  points: outcome?.points ?? 0,
  why: outcome?.why ?? []
})

/** Writes down what is said, once. Null: what it was compared with has become more at the same moment, look again. Refuses what time may still make right. */
const keep = async (call: Call, said: Said): Promise<{ id: string; fact: Fact } | null> => {
  const { store, now } = call
  const { fact, at, orderId, seen } = await madeOf(said, call)
  const id = factId(fact)
  const early = earlyWords(packAt(await store.rulebook.versions(), at), fact, now)
  // what was kept before is answered as it was, whatever has become of its visit since
  if (early !== null && !(await store.facts.read(id, now))) return refuse('FACT_STAYS', { why: early })
  const { kind, personId } = fact
  const state = kind === 'offence' ? 'proposed' : 'waiting'
  const kept = { id, kind, personId, orderId, body: fact, at, state, postAt: state === 'waiting' ? now : null } as const
  const written = await store.facts.record(kept, said.orgId, now, seen)
  if (written === 'stranger') return notTheirs()
  return written === 'moved' ? null : { id, fact }
}

/**
 * A fact that no screen knows, by staff of where whom it is about lives or of above, never about themselves or their family. An offence waits
 * for a second person; everything else the rules decide at once, but what time may still make right is refused in the words of its bar and not
 * kept (FACT_STAYS). The same once more is the same fact, and answered as the first time; said otherwise it is refused with what differs
 * (FACT_DIFFERS). Of an offence that a colleague has recorded whoever comes second is told so (FACT_RECORDED).
 */
export const record = async (call: Call, said: Said): Promise<Recorded> => {
  const { store, now } = call
  // before anything is looked up: what an order was is told to nobody who may not say anything of it
  if (!(await store.facts.mayRecord(said, said.orgId, now))) return notTheirs()
  const { id, fact } = await untilDecided(() => keep(call, said), 'VALUE_BUSY')
  return untilDecided(async () => {
    const seen = (await store.facts.read(id, now)) ?? refuse('FACT_GONE')
    if (fact.kind === 'offence' && seen.fact.proposedBy !== seen.personId) return refuse('FACT_RECORDED')
    const otherwise = saidOtherwise(seen.fact.body, fact)
    if (otherwise.length > 0) return refuse('FACT_DIFFERS', { what: otherwise.join('、') })
    if (seen.fact.state !== 'waiting') return recordedOf(seen.fact)
    const change = await decisionOn(store, seen, now)
    return (await store.facts.decide(seen, change, now)) ? recordedOf({ ...seen.fact, ...change.fact }) : null
  }, 'VALUE_BUSY')
}
