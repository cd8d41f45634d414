import Taro from '@tarojs/taro'

/** A browser has nothing to scan with. */
export const CAN_SCAN = process.env.TARO_ENV === 'weapp'

/** What stands in the code before the camera; null when nobody held one there, or the camera may not be used. */
export const scan = (): Promise<string | null> =>
  Taro.scanCode({ onlyFromCamera: true }).then(
    ({ result }) => result || null,
    () => null
  )
