import type { Output } from '@contract'
import type { OnSiteCodes } from '@contract/order'
import { refuse } from '@domain/errors'
import type { Order } from '@domain/order/order'
import { windowOf } from '@domain/order/seats'
import { titleOf } from '@domain/order/view/view'
import { mayHaveCode, mayPrintSlip } from '@domain/order/view/viewers'
import type { Call } from '../_kit/call'
import { codesFrom, slipCodes } from '../_kit/onsite'
import { inputHash } from '../_kit/request'
import { sightOf } from '../_kit/sight'
import type { Loaded } from '../_kit/store/shapes'

/** Ten steps of the rolling code, for the beneficiary, their agent or the named witness; nobody else ever. */
export const codeOf = async (call: Call, orderId: string): Promise<Output<'order.code'>> => {
  const { order, scene, loaded } = await sightOf(call, orderId)
  return mayHaveCode(order, scene) ? codesOf(call, order, loaded) : refuse('NOT_ALLOWED', { who: '点单人或现场出码人' })
}
/** The same, for whoever has already looked whether they may be given. */
export const codesOf = (call: Call, order: Order, loaded: Loaded): OnSiteCodes => ({
  round: order.round,
  steps: codesFrom({ keys: call.keys, tenantId: loaded.account.tenantId, order }, call.now)
})

/** Prints a slip: two codes, each good once; the same print sent again is the same paper, another print voids it. */
export const slipOf = async (call: Call, orderId: string): Promise<Output<'order.slip'>> => {
  const { order, scene, loaded } = await sightOf(call, orderId)
  if (!mayPrintSlip(order, scene)) return refuse('NOT_ALLOWED', { who: '登记人或社区经办人' })
  const codes = slipCodes({ keys: call.keys, tenantId: loaded.account.tenantId, order }, call.requestId)
  const request = { action: 'order.slip', requestId: call.requestId, inputHash: inputHash({ orderId }) }
  const good = await call.store.printSlip({ orderId, round: order.round, ...codes, request, now: call.now })
  if (!good) return refuse('SLIP_REPLACED')
  return {
    title: titleOf(scene, true),
    windows: order.windowIndex === null ? order.windows : [windowOf(order)],
    ...codes,
    printedAt: call.now
  }
}
