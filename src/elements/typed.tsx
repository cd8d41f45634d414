import type { CompositionEvent, FormEvent } from 'react'
import { told, type Told } from './told'

type Element = HTMLInputElement | HTMLTextAreaElement
interface Typed extends Told {
  maxlength: number
  onInput: (event: { detail: { value: string } }) => void
}

/** Tells what was typed; letters that are still on their way to become a word are nobody's yet. */
const tells = (onInput: Typed['onInput'], most = Infinity) => {
  const tell = ({ currentTarget }: FormEvent<Element> | CompositionEvent<Element>) => {
    if (currentTarget.value.length > most) currentTarget.value = currentTarget.value.slice(0, most)
    onInput({ detail: { value: currentTarget.value } })
  }
  return { onInput: (event: FormEvent<Element>) => (event.nativeEvent as InputEvent).isComposing || tell(event), onCompositionEnd: tell }
}

/** One line. A browser counts no digits by itself. */
export function Input({ onInput, ...props }: Typed & { type: 'text' | 'number' }) {
  return <input {...told(props)} {...tells(onInput, props.type === 'number' ? props.maxlength : undefined)} />
}

export function Textarea({ onInput, ...props }: Typed) {
  return <textarea {...told(props)} {...tells(onInput)} />
}
