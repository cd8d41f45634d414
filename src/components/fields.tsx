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

/** H5: the element that really takes the letters lies inside Taro's own, and is named too. */
const named = (label: string) => ({ 'aria-label': label })

interface Typing {
  label: string
  initial?: string
  placeholder?: string
  max?: number
  onChange: (text: string) => void
}

/**
 * One line; it begins with `initial` and tells every change. The text is the field's own: a `value` would be put back by Taro after
 * every letter unless the page rendered it anew, and on a phone the newest still comes a letter too late.
 */
export function TextField({ label, initial = '', placeholder, max = 100, type = 'text', onChange }: Typing & { type?: 'text' | 'number' }) {
  const [start] = useState(initial)
  return (
    <Input
      className="input"
      ariaLabel={label}
      nativeProps={named(label)}
      type={type}
      defaultValue={start}
      placeholder={placeholder}
      maxlength={max}
      onInput={(event) => onChange(event.detail.value)}
    />
  )
}

/** Several lines, up to `max` characters, as `TextField`. */
export function TextArea({ label, initial = '', placeholder, max = 200, onChange }: Typing) {
  const [start] = useState(initial)
  return (
    <Textarea
      className="input input--area"
      ariaLabel={label}
      nativeProps={named(label)}
      defaultValue={start}
      placeholder={placeholder}
      maxlength={max}
      onInput={(event) => onChange(event.detail.value)}
    />
  )
}
