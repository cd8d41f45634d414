import { View } from '@tarojs/components'
import { Chips } from '@/components/choices'
import { TextField } from '@/components/fields'
import type { Sieve } from './sieve'

const LIGHTS = [
  { value: 'red', label: '超时了' },
  { value: 'yellow', label: '快到时间' }
] as const

/** What to look for among the orders that have come; a second tap on a choice takes it back. */
export function Filters({
  sieve,
  categories,
  states,
  onChange
}: {
  sieve: Sieve
  categories: readonly string[]
  states: readonly string[]
  onChange: (change: Partial<Sieve>) => void
}) {
  return (
    <View className="line">
      <View className="desk__find">
        <TextField label="在这一栏里找" placeholder="事情、地方、人" onChange={(words) => onChange({ words })} />
      </View>
      <Chips
        many
        options={LIGHTS}
        chosen={sieve.light === 'red' || sieve.light === 'yellow' ? [sieve.light] : []}
        onChange={(chosen) => onChange({ light: chosen.at(-1) ?? '' })}
      />
      <OneOf words={states} chosen={sieve.state} onChange={(state) => onChange({ state })} />
      <OneOf words={categories} chosen={sieve.category} onChange={(category) => onChange({ category })} />
    </View>
  )
}

/** One of some words, or none of them; nothing where there is nothing to choose. */
function OneOf({ words, chosen, onChange }: { words: readonly string[]; chosen: string; onChange: (chosen: string) => void }) {
  if (words.length < 2) return null
  return (
    <Chips
      many
      options={words.map((value) => ({ value, label: value }))}
      chosen={chosen ? [chosen] : []}
      onChange={(all) => onChange(all.at(-1) ?? '')}
    />
  )
}
