import { useEffect, useRef, type RefObject } from 'react'
import { ON_ROWS_ONLY, type Stroke } from './keys'

const TYPED_INTO = 'input, textarea'
const HAS_OWN_KEYS = '[role=button], [role=checkbox], [role=radio], [role=tab], button'

/** Listens to the keyboard while this desk is in front and no question lies over it; letters typed into a field stay there. */
export const useKeys = (desk: RefObject<HTMLElement>, strokes: Record<string, Stroke>, does: (stroke: Stroke) => void): void => {
  const latest = useRef({ strokes, does })
  useEffect(() => {
    latest.current = { strokes, does }
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const stroke = latest.current.strokes[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      const at = event.target instanceof HTMLElement ? event.target : document.body
      if (!stroke || event.ctrlKey || event.metaKey || event.altKey || !desk.current?.checkVisibility()) return
      if (desk.current.querySelector('.sheet') && stroke !== 'close') return
      if (at.closest(TYPED_INTO) && stroke !== 'close' && stroke !== 'down') return
      if (at.closest(HAS_OWN_KEYS) && ON_ROWS_ONLY.includes(stroke)) return
      event.preventDefault()
      latest.current.does(stroke)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [desk])
}
