import type { Input } from '@contract'
import type { PickUp } from '@contract/redemption'
import { AppError, refuse } from '@domain/errors'
import { takeStep } from '@domain/redemption/perform'
import type { Redemption } from '@domain/redemption/redemption'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { isForeign } from '../_kit/foreign'
import { pickUpDigits, pickUpHash } from '../_kit/pick-up'
import { linkOf } from '../_kit/redemptions'
import type { Tried } from '../_kit/store/counter'

interface Found extends Tried {
  redemption: Redemption
}

/** What a code is for. Refuses CODE_FOREIGN, CODE_LOCKED, CODE_WRONG (counted, unless it was no code at all) and PICK_UP_ELSEWHERE. */
const find = async ({ store, keys, now }: Call, { orgId, code }: Input<'redemption.look'>): Promise<Found> => {
  const digits = pickUpDigits(code) ?? refuse(isForeign(code) ? 'CODE_FOREIGN' : 'CODE_WRONG')
  const tried = await store.counter.tryCode({ merchantId: orgId, hash: pickUpHash(keys, digits), now })
  if (tried.locked) return refuse('CODE_LOCKED')
  const redemption = tried.redemption ?? refuse('CODE_WRONG')
  if (redemption.merchantId !== orgId) throw new AppError('PICK_UP_ELSEWHERE', { merchant: tried.merchantName ?? '' })
  return { ...tried, redemption }
}

/** The step of the counter, decided on what was found. */
const handed = ({ redemption, personId }: Found, { now, requestId }: Call) =>
  takeStep(redemption, 'hand_over', { personId, atMerchants: [redemption.merchantId], requestId }, now)

const pickUpOf = async (call: Call, { redemption, redeemer, picture }: Found, handedAt: number | null): Promise<PickUp> => ({
  title: redemption.title,
  points: redemption.points,
  redeemer: redeemer ?? '',
  ...(handedAt === null ? {} : { handedAt }),
  ...(await linkOf(call, picture))
})

/** Before anything is handed over: what it is, and whether it may be. Nothing is written but a wrong code. */
export const look = async (call: Call, input: Input<'redemption.look'>): Promise<PickUp> => {
  const found = await find(call, input)
  handed(found, call)
  return pickUpOf(call, found, null)
}

/** It was handed over: the points go to the merchant and the piece onto the sheet of the day. The same request again is the same hand-over. */
export const handOver = (call: Call, input: Input<'redemption.handOver'>): Promise<PickUp> =>
  untilDecided(async () => {
    const found = await find(call, input)
    const { redemption, personId, tenantId } = found
    if (redemption.handedBy === personId && redemption.handedRequest === call.requestId) return pickUpOf(call, found, redemption.endedAt)
    const change = handed(found, call)
    const written = await call.store.redemptions.commit(tenantId, change, null, null, call.now)
    return written === 'done' ? pickUpOf(call, found, call.now) : null
  }, 'VALUE_BUSY')
