import type { Input } from '@contract'
import type { RedemptionView } from '@contract/redemption'
import { refuse } from '@domain/errors'
import { redeem, takeStep } from '@domain/redemption/perform'
import type { Redemption } from '@domain/redemption/redemption'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { pickUpCode, pickUpHash, pickUpText } from '../_kit/pick-up'
import { redemptionView } from '../_kit/redemptions'
import { idOf } from '../_kit/request'
import type { NewCode } from '../_kit/store/redemptions'

/** One of one's own, while it waits with the code that fetches it. */
export const ownRedemption = async (call: Call, id: string): Promise<RedemptionView> => {
  const { tenantId, fetched } = await call.store.redemptions.one(id)
  if (!fetched) return refuse('NOT_FOUND')
  const view = await redemptionView(call, fetched)
  if (fetched.state !== 'held' || fetched.untilAt <= call.now) return view
  const digits = pickUpCode({ keys: call.keys, tenantId, redemptionId: id }, fetched.codeNumber)
  return { ...view, code: { digits, qr: pickUpText(digits) } }
}

const isSame = (done: Redemption, { goodId, points }: Input<'redemption.redeem'>): boolean =>
  done.goodId === goodId && done.points === points

/** The tap in the shop: read, decide, write; the same request again is the same redemption. */
export const redeemGood = async (call: Call, input: Input<'redemption.redeem'>): Promise<RedemptionView> => {
  const { store, keys, now, caller, requestId } = call
  const id = idOf('R', caller.appId, caller.openid, requestId)
  let number = 0
  await untilDecided(async () => {
    const { tenantId, shelf, purse, done } = await store.redemptions.offer({ goodId: input.goodId, redemptionId: id, now })
    if (done) return isSame(done, input) || refuse('REQUEST_REUSED')
    const change = redeem(id, shelf ?? refuse('GOOD_GONE'), purse, input, now)
    const code: NewCode = { number, hash: pickUpHash(keys, pickUpCode({ keys, tenantId, redemptionId: id }, number)) }
    const written = await store.redemptions.commit(tenantId, change, code, input.version, now)
    if (written === 'code') number += 1
    return written === 'done' || null
  }, 'VALUE_BUSY')
  return ownRedemption(call, id)
}

/** Points back, the piece back on the shelf. Said again it stays as it is. */
export const cancelRedemption = async (call: Call, { id }: Input<'redemption.cancel'>): Promise<RedemptionView> => {
  const { store, now, requestId } = call
  await untilDecided(async () => {
    const { tenantId, fetched } = await store.redemptions.one(id)
    const { merchantName: _name, picture: _picture, codeNumber: _number, ...one } = fetched ?? refuse('NOT_FOUND')
    if (one.state === 'cancelled') return true
    const change = takeStep(one, 'cancel', { personId: one.personId, atMerchants: [], requestId }, now)
    return (await store.redemptions.commit(tenantId, change, null, null, now)) === 'done' || null
  }, 'VALUE_BUSY')
  return ownRedemption(call, id)
}
