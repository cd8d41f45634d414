import { useEffect, useRef, type RefObject } from 'react'
import { ON_ROWS_ONLY, type Stroke } from './keys'

const TYPED_INTO = 'input, textarea'
/** One line of what to look for: from there ↓ leads into the table; in every other field it belongs to the words. */
const FINDING = '.desk__find input'
const HAS_OWN_KEYS = '[role=button], [role=checkbox], [role=radio], [role=tab], button'

/** Listens to the keyboard while this desk is in front and no question lies over it; letters typed into a field stay there. */
export const useKeys = (desk: RefObject<HTMLElement>, strokes: Record<string, Stroke>, does: (stroke: Stroke) => void): void => {
  const latest = useRef({ strokes, does })
  useEffect(() => {
    latest.current = { strokes, does }
  })
  useEffect(() => {
    const onKey = (event: Event) => {
      if (!(event instanceof KeyboardEvent)) return
      const stroke = latest.current.strokes[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      const at = event.target instanceof HTMLElement ? event.target : document.body
      if (!stroke || event.ctrlKey || event.metaKey || event.altKey || !desk.current?.checkVisibility()) return
      if (desk.current.querySelector('.sheet')) return
      if (at.closest(TYPED_INTO) && stroke !== 'close' && !(stroke === 'down' && at.closest(FINDING))) return
      if (at.closest(HAS_OWN_KEYS) && ON_ROWS_ONLY.includes(stroke)) return
      event.preventDefault()
      latest.current.does(stroke)
    }
    // on the way down: before what it was pressed on answers
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [desk])
}

/**
 * Keeps the focus on the row where the keyboard stands: when it stood on another row, or on something that is no longer there (an
 * order that has gone, a question that was answered). Whatever else holds the focus keeps it, and
 * a question over the desk gets it.
 */
export const useFocusOnRow = (): RefObject<HTMLTableElement> => {
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => {
    const at = document.activeElement
    if (table.current?.closest('.desk')?.querySelector('.sheet')) return
    if (at === document.body || (at?.matches('tr') && table.current?.contains(at)))
      table.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus()
  })
  return table
}
