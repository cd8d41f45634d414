import type { Input } from '@contract'
import type { KeptGoodView } from '@contract/redemption'
import { refuse } from '@domain/errors'
import type { Call } from '../_kit/call'
import { ownPhotos } from '../_kit/photos'
import { idOf } from '../_kit/request'
import { keptView } from './show'

/** One good as the catalogue has it now. */
export const keptGood = async (call: Call, id: string): Promise<KeptGoodView> => {
  const good = await call.store.catalogue.good(id, call.now)
  return good ? keptView(call, good) : refuse('GOOD_GONE')
}

const inOrder = ({ fromAt, untilAt }: Pick<Input<'redemption.add'>, 'fromAt' | 'untilAt'>): void => {
  if (untilAt !== null && untilAt <= fromAt) refuse('INVALID_INPUT', { what: '结束要晚于开始' })
}

/** A new thing on the shelf; others see it once its words and picture were checked. The same request again adds nothing. */
export const addGood = async (call: Call, input: Input<'redemption.add'>): Promise<KeptGoodView> => {
  const { store, now, requestId, caller } = call
  inOrder(input)
  ownPhotos(call, input.picture === null ? [] : [input.picture])
  const id = idOf('C', caller.appId, caller.openid, requestId)
  return (await store.catalogue.add({ ...input, id, requestId, now }))
    ? keptGood(call, id)
    : refuse('INVALID_INPUT', { what: '请选一个商家' })
}

/** Other words, another price: for whoever redeems from now on. What was redeemed stays as it was promised. */
export const changeGood = async (call: Call, input: Input<'redemption.change'>): Promise<KeptGoodView> => {
  const { store, now, requestId } = call
  inOrder(input)
  const before = await store.catalogue.good(input.id, now)
  // a picture that stands there already may be a colleague's
  if (input.picture !== null && input.picture !== before?.picture) ownPhotos(call, [input.picture])
  const kept = await store.catalogue.change({ ...input, requestId, now })
  return kept === 'moved' ? refuse('CHANGED') : keptGood(call, input.id)
}

/** More came in, or some are missing. */
export const restockGood = async (call: Call, { id, by }: Input<'redemption.restock'>): Promise<KeptGoodView> => {
  const { store, now, requestId, caller } = call
  if (by === 0) return keptGood(call, id)
  const left = await store.catalogue.restock({ id, moveId: idOf('K', caller.appId, caller.openid, requestId), by, now })
  return left === null ? refuse('GOOD_STOCK', { left: (await keptGood(call, id)).stock }) : keptGood(call, id)
}

/** Off the shelf, or on it again. */
export const offerGood = async (call: Call, input: Input<'redemption.offer'>): Promise<KeptGoodView> =>
  (await call.store.catalogue.offer({ ...input, asked: call.asked, now: call.now })) ? keptGood(call, input.id) : refuse('GOOD_GONE')
