import type { PropsWithChildren, ReactNode } from 'react'
import { Text, View } from '@tarojs/components'
import type { Light as LightColour } from '@domain/clock/light'
import { Tap } from './tap'

/** A piece of paper; with `onTap` the whole of it is the target. */
export function Card({ title, onTap, children }: PropsWithChildren<{ title?: string; onTap?: () => void }>) {
  const inside = (
    <>
      {title && <Text className="card__title">{title}</Text>}
      {children}
    </>
  )
  if (!onTap) return <View className="card">{inside}</View>
  return (
    <Tap className="card card--tap" onTap={onTap}>
      {inside}
    </Tap>
  )
}

/** A label and its value, beside or beneath each other. */
export function Row({ label, children }: PropsWithChildren<{ label: string }>) {
  return (
    <View className="row">
      <Text className="row__label">{label}</Text>
      <View className="row__value">{children}</View>
    </View>
  )
}

/** A word with a ground; colour never speaks alone. */
export function Tag({ colour = 'blue', children }: { colour?: 'blue' | 'green' | 'yellow' | 'red' | 'plain'; children: ReactNode }) {
  return <Text className={`tag tag--${colour}`}>{children}</Text>
}

const LIGHT_WORDS: Record<LightColour, string> = { green: '时间够', yellow: '快到时间', red: '超时了' }
/** The light of a clock, with its words: red before its time (`early`) is a matter that cannot wait, not a late one. */
export function Light({ light, words, early }: { light: LightColour; words: string; early: boolean }) {
  return <Tag colour={light}>{`${light === 'red' && early ? '要紧' : LIGHT_WORDS[light]} · ${words}`}</Tag>
}

/** One thing a person should notice before going on. */
export function Notice({ kind = 'info', children }: PropsWithChildren<{ kind?: 'info' | 'warn' | 'danger' }>) {
  return (
    <View className={`notice notice--${kind}`} ariaRole={kind === 'danger' ? 'alert' : 'note'}>
      {children}
    </View>
  )
}

/** A person's first letter in a circle; never a face we do not have. */
export function Avatar({ name }: { name: string }) {
  return (
    <View className="avatar" ariaLabel={name}>
      {[...name][0]}
    </View>
  )
}
