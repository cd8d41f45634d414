import { useEffect, useRef, useState } from 'react'
import { begunOf, useDrafts } from './drafts'

/** Long enough that a fast typist writes to the phone's storage once a word, short enough to lose nothing. */
const PAUSE = 400

/**
 * One form's answers: on the screen at once, kept on the phone a moment later and when the form goes away; they come back
 * when the form does. `kept` leaves out what would be wrong tomorrow. `drop` forgets them, once they have been sent.
 */
export const useDraft = <T>(key: string, empty: T, kept: (value: T) => T = (value) => value) => {
  const [value, setValue] = useState<T>(() => (begunOf(key) as T | undefined) ?? empty)
  const latest = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const rest = () => {
    if (timer.current) clearTimeout(timer.current)
    timer.current = null
  }
  const keep = () => {
    rest()
    useDrafts.getState().keep(key, kept(latest.current))
  }
  const put = (change: (old: T) => T) => {
    latest.current = change(latest.current)
    setValue(latest.current)
    rest()
    timer.current = setTimeout(keep, PAUSE)
  }
  const drop = () => {
    rest()
    useDrafts.getState().drop(key)
  }
  // the form leaves: what was typed in the last moment is kept too
  useEffect(
    () => () => {
      if (timer.current) keep()
    },
    [] // eslint-disable-line react-hooks/exhaustive-deps
  )
  return { value, put, drop }
}
