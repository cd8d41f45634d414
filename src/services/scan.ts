import Taro from '@tarojs/taro'
import { useCamera } from './camera'
import { whyNotOpened } from './not-opened'

const notScanned = (failed: { errMsg?: string }): null => {
  useCamera.setState({ failed: whyNotOpened(failed) })
  return null
}

/** What stands in the code before the camera; null when nobody held one there, or the camera did not open (`useCamera` tells which). */
export const scan = (): Promise<string | null> => {
  useCamera.setState({ failed: null })
  return Taro.scanCode({ onlyFromCamera: true }).then(({ result }) => result || null, notScanned)
}
