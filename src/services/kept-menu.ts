import Taro from '@tarojs/taro'
import type { Output } from '@contract'
import { MENU } from '../ahead/asked'
import { queries } from './remote'

type Menu = Output<'order.menu'>
const KEY = ['order.menu', {}]

/** The menu as this phone read it last: it stands there at once, and whoever is known is told when there is another (`order.front`). */
export const recallMenu = (): void => {
  const kept = Taro.getStorageSync<{ at: number; menu: Menu } | ''>(MENU)
  if (kept) queries.setQueryData(KEY, kept.menu, { updatedAt: kept.at })
}

/** Puts every menu that is read into the phone's storage. */
export const keepMenu = (): void => {
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.action.manual || event.query.queryKey[0] !== KEY[0]) return
    void Taro.setStorage({ key: MENU, data: { at: event.query.state.dataUpdatedAt, menu: event.query.state.data as Menu } })
  })
}
