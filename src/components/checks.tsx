import { useState, type PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import { Button } from './button'
import type { Option } from './choices'
import { Tap } from './tap'

/** Big rows of which several may be on; beyond `shown` the rest comes by a tap. */
export function Checks<T extends string>({
  options,
  chosen,
  onChange,
  shown = 6
}: {
  options: readonly Option<T>[]
  chosen: readonly T[]
  onChange: (chosen: T[]) => void
  shown?: number
}) {
  // what is chosen is on the screen: nobody is asked whom no tick shows
  const [all, setAll] = useState(options.slice(shown).some(({ value }) => chosen.includes(value)))
  const toggle = (value: T) => onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  const rest = options.length - shown
  return (
    <View className="choices">
      {(all ? options : options.slice(0, shown)).map(({ value, label, note }) => (
        <Tap key={value} className="choice" role="checkbox" on={chosen.includes(value)} onTap={() => toggle(value)}>
          <View className="choice__label">{label}</View>
          {note && <Text className="soft small">{note}</Text>}
        </Tap>
      ))}
      {!all && rest > 0 && (
        <Button kind="quiet" block onTap={() => setAll(true)}>
          再看 {rest} 位
        </Button>
      )}
    </View>
  )
}

/** Something that is there when asked for, and out of the way until then; `full` begins open: somebody has said something there already. */
export function Fold({ label, full = false, children }: PropsWithChildren<{ label: string; full?: boolean }>) {
  const [open, setOpen] = useState(full)
  return (
    <View className="choices">
      <Button kind="quiet" block onTap={() => setOpen(!open)}>
        {open ? `收起 · ${label}` : label}
      </Button>
      {open && children}
    </View>
  )
}
