import type { ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import { Tap } from './tap'

export interface Option<T> {
  value: T
  label: string
  /** a second, softer line */
  note?: string
}

/** Large targets beside each other; `many` lets several be on. */
export function Chips<T extends string | number>({
  options,
  chosen,
  onChange,
  many
}: {
  options: readonly Option<T>[]
  chosen: readonly T[]
  onChange: (chosen: T[]) => void
  many?: boolean
}) {
  const toggle = (value: T) =>
    onChange(many ? (chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]) : [value])
  return (
    <View className="chips">
      {options.map(({ value, label }) => (
        <Tap key={value} className="chip" role={many ? 'checkbox' : 'radio'} on={chosen.includes(value)} onTap={() => toggle(value)}>
          {label}
        </Tap>
      ))}
    </View>
  )
}

/** Big rows, one of which is chosen: for the question that matters. */
export function Choices<T extends string | number>({
  options,
  chosen,
  onChange
}: {
  options: readonly Option<T>[]
  chosen: T | null
  onChange: (value: T) => void
}) {
  return (
    <View className="choices">
      {options.map(({ value, label, note }) => (
        <Tap key={value} className="choice" role="radio" on={chosen === value} onTap={() => onChange(value)}>
          <View className="choice__label">{label}</View>
          {note && <Text className="soft small">{note}</Text>}
        </Tap>
      ))}
    </View>
  )
}

/** One of a few views of the same list. */
export function Tabs<T extends string>({
  tabs,
  current,
  onChange
}: {
  tabs: readonly { value: T; label: ReactNode }[]
  current: T
  onChange: (value: T) => void
}) {
  return (
    <View className="tabs" ariaRole="tablist">
      {tabs.map(({ value, label }) => (
        <Tap key={value} className="tabs__tab" role="tab" on={value === current} onTap={() => onChange(value)}>
          {label}
        </Tap>
      ))}
    </View>
  )
}
