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
  onChange
}: {
  sieve: Sieve
  categories: readonly string[]
  onChange: (change: Partial<Sieve>) => void
}) {
  return (
    <View className="line">
      <View className="desk__find">
        <TextField label="在这一栏里找" placeholder="事情、楼栋、姓氏" onChange={(words) => onChange({ words })} />
      </View>
      <Chips
        many
        options={LIGHTS}
        chosen={sieve.light === 'red' || sieve.light === 'yellow' ? [sieve.light] : []}
        onChange={(chosen) => onChange({ light: chosen.at(-1) ?? '' })}
      />
      {categories.length > 1 && (
        <Chips
          many
          options={categories.map((value) => ({ value, label: value }))}
          chosen={sieve.category ? [sieve.category] : []}
          onChange={(chosen) => onChange({ category: chosen.at(-1) ?? '' })}
        />
      )}
    </View>
  )
}
