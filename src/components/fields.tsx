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

interface Text_ {
  label: string
  initial?: string
  placeholder?: string
  max?: number
  onChange: (text: string) => void
}

/** One line. It keeps its own text, so that a re-render of the page never sends the value back and forth. */
export function TextField({ label, initial = '', placeholder, max = 100, type = 'text', onChange }: Text_ & { type?: 'text' | 'number' }) {
  const [start] = useState(initial)
  return (
    <Input
      className="input"
      ariaLabel={label}
      type={type}
      value={start}
      placeholder={placeholder}
      maxlength={max}
      onInput={(event) => onChange(event.detail.value)}
    />
  )
}

/** Several lines, up to `max` characters. */
export function TextArea({ label, initial = '', placeholder, max = 200, onChange }: Text_) {
  const [start] = useState(initial)
  return (
    <Textarea
      className="input input--area"
      ariaLabel={label}
      value={start}
      placeholder={placeholder}
      maxlength={max}
      onInput={(event) => onChange(event.detail.value)}
    />
  )
}
