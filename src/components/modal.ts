import { useEffect, useRef } from 'react'

const REACHED = '[tabindex="0"], input, textarea'
/** What an eager question is mostly answered with. */
const ANSWER = '.button--primary'

const reachedIn = (sheet: HTMLElement) => Array.from(sheet.querySelectorAll<HTMLElement>(REACHED)).filter((one) => one.checkVisibility())

/** Tab goes round inside the question, and Esc leaves it. */
const onKey = (event: Event, sheet: HTMLElement, close: () => void): void => {
  if (!(event instanceof KeyboardEvent)) return
  if (event.key === 'Escape') return close()
  if (event.key !== 'Tab') return
  const reached = reachedIn(sheet)
  const [from, to] = event.shiftKey ? [reached[0], reached.at(-1)] : [reached.at(-1), reached[0]]
  if (event.target !== from && event.target !== sheet) return
  event.preventDefault()
  to?.focus()
}

/** Whatever is drawn anew beside a question may take the focus away: for some frames it is given again. */
const FRAMES = 10
const untilItHolds = (wanted: () => HTMLElement | null): (() => void) => {
  let left = FRAMES
  let next = 0
  const hold = () => {
    if (document.activeElement === document.body) wanted()?.focus({ preventScroll: true })
    if ((left -= 1) > 0) next = requestAnimationFrame(hold)
  }
  hold()
  return () => cancelAnimationFrame(next)
}

/**
 * The keyboard in a question that lies over the page: it takes the focus whenever it asks something else (`title`), at its answer
 * when it is `eager`, and gives the focus back to where it was.
 */
const useFocusInside = (title: string, eager: boolean, onClose: () => void): object => {
  const sheet = useRef<HTMLElement>(null)
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    const [before, asked] = [document.activeElement, sheet.current]
    const listen = (event: Event) => asked && onKey(event, asked, () => close.current())
    // on the way down: before what it was pressed on answers
    asked?.addEventListener('keydown', listen, true)
    return () => {
      asked?.removeEventListener('keydown', listen, true)
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  useEffect(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    return untilItHolds(() => (eager && sheet.current?.querySelector<HTMLElement>(ANSWER)) || sheet.current)
  }, [title, eager])
  return { ref: sheet, tabIndex: -1, 'aria-modal': true }
}

const NOTHING = {}
/** What makes a `View` hold the focus like a dialog on H5; nothing in the mini-program, where there is no keyboard to walk with. */
export const useModal: typeof useFocusInside = process.env.TARO_ENV === 'h5' ? useFocusInside : () => NOTHING
