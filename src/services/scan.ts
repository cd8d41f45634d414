import Taro from '@tarojs/taro'
import { create } from 'zustand'

/** A browser has nothing to scan with. */
export const CAN_SCAN = process.env.TARO_ENV === 'weapp'

/** Whether the camera might not be used when somebody last scanned: see `NoCamera`. */
export const useCamera = create<{ denied: boolean }>(() => ({ denied: false }))

/** Whoever lowers the camera has changed their mind; anything else is a permission that is not there. */
const notScanned = ({ errMsg = '' }: { errMsg?: string }): null => {
  useCamera.setState({ denied: !errMsg.includes('cancel') })
  return null
}

/** What stands in the code before the camera; null when nobody held one there, or the camera may not be used (`useCamera` tells which). */
export const scan = (): Promise<string | null> => {
  useCamera.setState({ denied: false })
  return Taro.scanCode({ onlyFromCamera: true }).then(({ result }) => result || null, notScanned)
}
