import Taro from '@tarojs/taro'
import { create } from 'zustand'

/** Whether the page of the address in a browser could not be fetched, so that another one still stands there. */
export const useNotFetched = create<{ page: boolean }>(() => ({ page: false }))

const address = (): string => globalThis.location.hash.slice(1).split('?')[0] ?? ''
const stands = (): string => Taro.getCurrentInstance().page?.path?.split('?')[0] ?? ''
/** Only Taro's own wait for a page is left to nobody; whatever a page fetches later says so where it is wanted. */
const isOfPage = (reason: unknown): boolean => reason instanceof Error && reason.name === 'ChunkLoadError' && address() !== stands()

/** From now on a page that a browser cannot fetch is said to be missing, until one goes elsewhere. In the mini-program WeChat says it. */
export const noticeNotFetched = (): void => {
  if (process.env.TARO_ENV !== 'h5') return
  Taro.eventCenter.on('__taroRouterChange', () => useNotFetched.setState({ page: false }))
  globalThis.addEventListener('unhandledrejection', ({ reason }) => {
    if (isOfPage(reason)) useNotFetched.setState({ page: true })
  })
}

/**
 * Once the network is there again, loads the app anew at the address where one is: a page that is gone because a newer app has come is found too.
 * Answers whether there was a network.
 */
export const fetchAgain = async (): Promise<boolean> => {
  const { ok } = await fetch(globalThis.location.pathname, { cache: 'no-store' }).catch(() => ({ ok: false }))
  if (ok) globalThis.location.reload()
  return ok
}
