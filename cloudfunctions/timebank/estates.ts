import type { Input, Output } from '@contract'
import { dayOf } from '@domain/clock/shanghai'
import { refuse } from '@domain/errors'
import { checkChoice, checkDeath, choiceUntil } from '@domain/timebank/leave'
import { TIME_RULES } from '@domain/timebank/rules'
import { estateOf } from '@domain/value/estate'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { idOf } from '../_kit/request'
import type { EstateRow } from '../_kit/store/estate'

const OWN_WORKER = { who: '那位居民所在社区的工作人员' }
const SIGNERS = { who: '登记或者签字的那两位，或者街道、区里的工作人员' }
type Done = Output<'timebank.confirmDeath'>

/** Deaths of people of one community, for its workers. */
export const estatesOf = async ({ store, now }: Call, input: Input<'timebank.estates'>): Promise<Output<'timebank.estates'>> =>
  (await store.estates.list({ ...input, now })) ?? refuse('NOT_ALLOWED', OWN_WORKER)

/** The first signature: nothing changes yet. */
export const recordDeath = async (call: Call, { personId, diedOn }: Input<'timebank.recordDeath'>): Promise<Done> => {
  const today = dayOf(call.now)
  checkDeath(diedOn, today)
  const id = idOf('E', call.caller.appId, call.caller.openid, call.requestId)
  const record = { id, personId, diedOn, until: choiceUntil(TIME_RULES, today), now: call.now }
  const outcome = await call.store.estates.record(record)
  if (outcome === 'stranger') return refuse('NOT_ALLOWED', OWN_WORKER)
  return outcome === 'taken' ? refuse('ESTATE_OPEN') : { id }
}

/** One step on an estate by a worker of the community, or `also` by others; decided again when somebody was faster. */
const step = async (
  call: Call,
  id: string,
  decide: (estate: EstateRow) => Promise<boolean>,
  { heirId, also = () => false }: { heirId?: string | undefined; also?: (estate: EstateRow) => boolean } = {}
): Promise<Done> => {
  await untilDecided(async () => {
    const estate = await call.store.estates.one(id, call.now, heirId)
    if (!estate || !(estate.works || also(estate))) return refuse('NOT_ALLOWED', OWN_WORKER)
    return (await decide(estate)) || null
  }, 'VALUE_BUSY')
  return { id }
}
const open = ({ undone, settled }: EstateRow): void => {
  if (undone || settled) refuse('ESTATE_GONE')
}

/** The second signature, by a colleague: from now on nothing goes out of the accounts (T11). */
export const confirmDeath = (call: Call, { id }: Input<'timebank.confirmDeath'>): Promise<Done> =>
  step(call, id, async (estate) => {
    if (estate.confirmedBy === estate.me) return true
    open(estate)
    if (estate.recordedBy === estate.me) refuse('SECOND_PERSON')
    return estate.confirmedBy !== null || call.store.estates.confirm(id, choiceUntil(TIME_RULES, dayOf(call.now)), call.now)
  })

/** It was a mistake: taken back while nothing has moved, by who signed or by staff above; the record stays for who looks later. */
export const undoDeath = (call: Call, { id }: Input<'timebank.undoDeath'>): Promise<Done> =>
  step(
    call,
    id,
    async ({ me, above, ...estate }) => {
      if (!above && estate.recordedBy !== me && estate.confirmedBy !== me) return refuse('NOT_ALLOWED', SIGNERS)
      if (estate.undone) return true
      if (estate.settled) return refuse('ESTATE_GONE')
      return call.store.estates.undo(id, call.now)
    },
    { also: ({ above }) => above }
  )

/** What the relatives chose: the pool, or one of those whom the community has verified. Moves nothing yet; a later choice takes its place. */
export const chooseEstate = (call: Call, { id, heirId }: Input<'timebank.chooseEstate'>): Promise<Done> =>
  step(
    call,
    id,
    async (estate) => {
      open(estate)
      checkChoice({ ...estate, heirId, today: dayOf(call.now), by: estate.me })
      return call.store.estates.choose(id, heirId, call.asked, call.now)
    },
    { heirId: heirId ?? undefined }
  )

/** The second signature under the choice that was shown, by a colleague: now the minutes move, once. Refuses CHANGED when another one stands. */
export const settleEstate = (call: Call, { id, ...shown }: Input<'timebank.settleEstate'>): Promise<Done> =>
  step(call, id, async (estate) => {
    const { chosenBy, chosenAt, confirmedBy, heirId, relation, me } = estate
    const asShown = heirId === shown.heirId && chosenAt === shown.chosenAt
    if (asShown && estate.settledBy === me) return true
    open(estate)
    if (chosenBy === null || confirmedBy === null) return refuse('ESTATE_GONE')
    if (!asShown) refuse('CHANGED')
    if (chosenBy === me) refuse('SECOND_PERSON')
    checkChoice({ ...estate, today: dayOf(call.now), by: me })
    const change = estateOf({ ...estate, confirmedBy }, heirId === null ? { heirId } : { heirId, relation }, call.now)
    return call.store.estates.settle(estate, change, call.now)
  })
