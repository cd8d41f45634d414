import { useState, type PropsWithChildren } from 'react'
import { Input, Text, Textarea, View } from '@tarojs/components'

/** A label, what it asks, and one sentence when something is wrong. */
export function Field({ label, hint, error, children }: PropsWithChildren<{ label: string; hint?: string; error?: string }>) {
  return (
    <View className="field">
      <Text className="field__label">{label}</Text>
      {hint && <Text className="soft small">{hint}</Text>}
      {children}
      {error && (
        <Text className="field__error" ariaRole="alert">
          {error}
        </Text>
      )}
    </View>
  )
}

/** So many UTF-16 units a letter may take that people see as one: 👩‍👩‍👧‍👦 takes eleven. A shorter limit would cut what somebody wrote without a word. */
const UNITS = 12

interface Typing {
  label: string
  initial?: string
  placeholder?: string
  /** letters, as the doors count them */
  max?: number
  onChange: (text: string) => void
}

/** Whether it is longer than may be sent: said as soon as it is, and nothing is taken away. */
const useLength = (initial: string, max: number, onChange: (text: string) => void) => {
  const tooLong = (text: string) => [...text].length > max
  const [over, setOver] = useState(() => tooLong(initial))
  const type = (text: string) => {
    setOver(tooLong(text))
    onChange(text)
  }
  const said = over && (
    <Text className="field__error" ariaRole="alert">
      写得有点长，请控制在 {max} 个字以内
    </Text>
  )
  return { said, type }
}

/**
 * One line; it begins with `initial` and tells every change. The text is the field's own: a `value` would be put back by Taro after
 * every letter unless the page rendered it anew, and on a phone the newest still comes a letter too late. Digits are as many as there are.
 */
export function TextField({ label, initial = '', placeholder, max = 100, type = 'text', onChange }: Typing & { type?: 'text' | 'number' }) {
  const [start] = useState(initial)
  const { said, type: onType } = useLength(initial, max, onChange)
  return (
    <>
      <Input
        className="input"
        ariaLabel={label}
        type={type}
        defaultValue={start}
        placeholder={placeholder}
        maxlength={type === 'number' ? max : max * UNITS}
        onInput={(event) => onType(event.detail.value)}
      />
      {said}
    </>
  )
}

/** Several lines, up to `max` letters, as `TextField`. */
export function TextArea({ label, initial = '', placeholder, max = 200, onChange }: Typing) {
  const [start] = useState(initial)
  const { said, type } = useLength(initial, max, onChange)
  return (
    <>
      <Textarea
        className="input input--area"
        ariaLabel={label}
        defaultValue={start}
        placeholder={placeholder}
        maxlength={max * UNITS}
        onInput={(event) => type(event.detail.value)}
      />
      {said}
    </>
  )
}
