import Taro from '@tarojs/taro'
import type { Me } from '@contract/member'
import { usePreferences } from '@/stores/preferences'
import { queries } from './remote'

/** px of large print when nobody said otherwise */
const LARGE = 26

declare const wx: { getAppBaseInfo?: () => { fontSizeScaleFactor?: number } }

/** From so many times WeChat's usual letters on, somebody reads large print, and the largest. */
const LARGE_FROM = 1.15
const LARGEST_FROM = 1.4
/** px of the largest print */
const LARGEST = 30

/** As long as nobody chose here, letters are as large as this phone's owner has them in WeChat. An older WeChat does not say. */
export const followWeChat = (): void => {
  if (process.env.TARO_ENV !== 'weapp') return
  const { fontSizeScaleFactor: factor = 1 } = wx.getAppBaseInfo?.() ?? {}
  if (factor >= LARGE_FROM) usePreferences.getState().follow({ largePrint: true, fontSize: factor >= LARGEST_FROM ? LARGEST : LARGE })
}

/** A new phone begins with WeChat's letters, and shows its owner those they chose on the old one as soon as it knows who they are. */
export const followPrintSize = (): void => {
  if (Taro.getStorageSync('preferences') === '') followWeChat()
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.query.queryKey[0] !== 'member.me') return
    const { person } = event.query.state.data as Me
    // whoever never chose has no size of their own
    if (person && (person.largePrint || person.fontSize !== null))
      usePreferences.getState().follow({ largePrint: person.largePrint, fontSize: person.fontSize ?? LARGE })
  })
}
