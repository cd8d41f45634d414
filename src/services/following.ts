import { useEffect, useRef, useState } from 'react'
import { useDidHide, useDidShow } from '@tarojs/taro'

/** How long (milliseconds) a screen waits before it looks again by itself, and how long at most when nothing changes. */
const FIRST = 30_000
const MOST = 300_000
/** After a look that found nothing the next one waits twice as long. */
export const nextWait = (wait: number, changed: boolean): number => (changed ? FIRST : Math.min(2 * wait, MOST))

/** Questions that lie over a page now: what somebody is about to answer does not change under their hands. */
let questions = 0
/** Nothing looks again by itself until it is let go. */
export const holdStill = (): (() => void) => {
  questions += 1
  return () => {
    questions -= 1
  }
}
const isLookedAt = () => questions === 0 && (process.env.TARO_ENV !== 'h5' || document.visibilityState === 'visible')

/**
 * Follows what others do while this screen is before somebody's eyes: looks again after half a minute, then less and less often while
 * nothing changes. A screen that is covered, hidden or in a pocket asks for nothing. `look` answers whether something had changed; one
 * that fails is no change, for the screen still shows what was there.
 */
export const useFollowing = (lives: boolean, look: () => Promise<boolean>): void => {
  const latest = useRef(look)
  const inFront = useRef(true)
  const [shown, setShown] = useState(0)
  useEffect(() => {
    latest.current = look
  })
  useDidShow(() => {
    inFront.current = true
    setShown((old) => old + 1)
  })
  useDidHide(() => {
    inFront.current = false
  })
  useEffect(() => {
    if (!lives) return undefined
    let wait = FIRST
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const turn = async () => {
      if (inFront.current && isLookedAt()) wait = nextWait(wait, await latest.current().catch(() => false))
      if (!gone) timer = setTimeout(() => void turn(), wait)
    }
    timer = setTimeout(() => void turn(), wait)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [lives, shown])
}
