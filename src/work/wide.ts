import { useEffect, useState } from 'react'

/** A table of seven columns with an order beside it needs this much room. */
const WIDE = '(min-width: 1100px)'
const IS_H5 = process.env.TARO_ENV === 'h5'

/** Whether there is room for the desk; follows the window. Never in the mini-program. */
export const useWide = (): boolean => {
  const [wide, setWide] = useState(() => IS_H5 && window.matchMedia(WIDE).matches)
  useEffect(() => {
    if (!IS_H5) return
    const room = window.matchMedia(WIDE)
    const look = () => setWide(room.matches)
    room.addEventListener('change', look)
    return () => room.removeEventListener('change', look)
  }, [])
  return wide
}
