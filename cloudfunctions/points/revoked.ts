import type { Input } from '@contract'
import type { Recorded } from '@contract/review'
import { refuse } from '@domain/errors'
import { maySettle } from '@domain/points/appeal'
import type { FactKind } from '@domain/points/fact'
import type { Reason } from '@domain/points/rule'
import { revokedFact } from '@domain/value/revoked'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { recordedOf } from './record'

/** What falls again by a worker's word, and why: an adoption that was withdrawn (R11), a good word that was found to be bought (R16). */
const FALLS: Partial<Record<FactKind, Reason>> = { proposal: 'withdrawn', praise: 'annulled' }

/** 更正: its points are taken back, by staff who may look at it and did not bring it. Again changes nothing. */
export const revoke = async ({ store, now }: Call, { id, orgId }: Input<'points.revoke'>): Promise<Recorded> =>
  untilDecided(async () => {
    const seen = (await store.facts.read(id, now, orgId)) ?? refuse('FACT_GONE')
    const { fact, personId, books } = seen
    if (!seen.mayReview) return refuse('NOT_ALLOWED', { who: '他所在社区或上级、和他没有亲属关系的工作人员' })
    const reason = FALLS[fact.kind]
    if (!reason) return refuse('FACT_STAYS', { why: '只有撤销了采纳的提案和不真实的好评可以退回' })
    if (fact.state === 'reversed') return recordedOf(fact)
    if (fact.state !== 'posted' || !fact.outcome) return refuse('FACT_GONE')
    maySettle(personId, [fact.proposedBy])
    const value = revokedFact(fact.personId, fact.outcome, reason, books, now)
    const change = { fact: { state: 'reversed', confirmedBy: personId, confirmedOrg: orgId }, value } as const
    return (await store.facts.decide(seen, change, now)) ? recordedOf({ ...fact, ...change.fact }) : null
  }, 'VALUE_BUSY')
