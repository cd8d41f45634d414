import type { Output } from '@contract'
import { refuse } from '@domain/errors'
import { codeLiesOpen } from '@domain/order/view/code-near'
import type { Call, Visit } from '../_kit/call'
import { withLinks } from '../_kit/photos'
import { show } from '../_kit/show'
import { sightOf } from '../_kit/sight'
import { codesOf } from './codes'

/** The district's menu, in its own order; readable before anybody signs in. */
export const menuOf = async ({ stores, appId }: Visit): Promise<Output<'order.menu'>> => {
  const [items, edition] = await Promise.all([stores.menu(appId), stores.menuEdition(appId)])
  return { edition, items, categories: [...new Set(items.map((item) => item.category))] }
}

/** One order as its reader may see it; whoever shows the code at the door finds it there in time, without a second call. */
export const orderOf = async (call: Call, orderId: string): Promise<Output<'order.get'>> => {
  const { order, scene, loaded } = await sightOf(call, orderId)
  const view = await withLinks(call, show(call.store, { ...loaded, order, scene }) ?? refuse('NOT_FOUND'))
  return view.may.code && codeLiesOpen(view, call.now) ? { ...view, code: codesOf(call, order, loaded) } : view
}
