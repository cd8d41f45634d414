import { useEffect, useRef } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'

/**
 * Runs `look` whenever this screen comes before somebody's eyes: it is opened, one comes back to it, or, in a browser, its window
 * is looked at again. Screens that lie beneath another stay quiet. In WeChat the app coming back shows its screen anew by itself.
 */
export const useShown = (look: () => void): void => {
  const inFront = useRef(true)
  useDidShow(() => {
    inFront.current = true
    look()
  })
  useDidHide(() => {
    inFront.current = false
  })
  useEffect(() => {
    if (process.env.TARO_ENV !== 'h5') return
    const back = () => {
      if (inFront.current && document.visibilityState === 'visible') look()
    }
    // two windows side by side are both visible: only their focus says which is looked at
    window.addEventListener('focus', back)
    document.addEventListener('visibilitychange', back)
    return () => {
      window.removeEventListener('focus', back)
      document.removeEventListener('visibilitychange', back)
    }
  })
}
