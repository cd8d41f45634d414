import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { whyNotOpened, type NotOpened } from './not-opened'

/** A browser has nothing to scan with. */
export const CAN_SCAN = process.env.TARO_ENV === 'weapp'

/** Why the camera did not open when somebody last scanned: see `NoCamera`. */
export const useCamera = create<{ failed: NotOpened | null }>(() => ({ failed: null }))

const notScanned = (failed: { errMsg?: string }): null => {
  useCamera.setState({ failed: whyNotOpened(failed) })
  return null
}

/** What stands in the code before the camera; null when nobody held one there, or the camera did not open (`useCamera` tells which). */
export const scan = (): Promise<string | null> => {
  useCamera.setState({ failed: null })
  return Taro.scanCode({ onlyFromCamera: true }).then(({ result }) => result || null, notScanned)
}
