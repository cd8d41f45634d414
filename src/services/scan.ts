import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { changedMind } from './changed-mind'

/** A browser has nothing to scan with. */
export const CAN_SCAN = process.env.TARO_ENV === 'weapp'

/** Whether the camera did not open when somebody last scanned: see `NoCamera`. */
export const useCamera = create<{ failed: boolean }>(() => ({ failed: false }))

const notScanned = (failed: { errMsg?: string }): null => {
  useCamera.setState({ failed: !changedMind(failed) })
  return null
}

/** What stands in the code before the camera; null when nobody held one there, or the camera did not open (`useCamera` tells which). */
export const scan = (): Promise<string | null> => {
  useCamera.setState({ failed: false })
  return Taro.scanCode({ onlyFromCamera: true }).then(({ result }) => result || null, notScanned)
}
