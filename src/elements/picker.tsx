import { useRef, type ChangeEvent, type PropsWithChildren } from 'react'

interface Picked {
  mode: 'date' | 'time'
  value: string
  start?: string
  end?: string
  onChange: (event: { detail: { value: string } }) => void
}

/**
 * A day or an hour, by the calendar and the clock that the browser has: in its reader's letters, with a keyboard and for a voice. What is chosen
 * stands in the children; the field lies over them and is not seen.
 */
export function Picker({ mode, value, start, end, onChange, children }: PropsWithChildren<Picked>) {
  const field = useRef<HTMLInputElement>(null)
  const open = () => {
    try {
      field.current?.showPicker()
    } catch {
      // a browser without one lets them type
    }
  }
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    // half a date is none yet
    if (currentTarget.value !== '') onChange({ detail: { value: currentTarget.value } })
  }
  return (
    <label className="picker">
      {children}
      <input ref={field} className="picker__field" type={mode} value={value} min={start} max={end} onClick={open} onChange={choose} />
    </label>
  )
}
