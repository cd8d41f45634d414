import { useCallback, useEffect, useRef } from 'react'

/** The same function at every render, which does what the last one would: rows that did not change are not drawn again for it. */
export const useStable = <A extends unknown[]>(does: (...args: A) => void): ((...args: A) => void) => {
  const last = useRef(does)
  useEffect(() => {
    last.current = does
  })
  return useCallback((...args: A) => last.current(...args), [])
}
