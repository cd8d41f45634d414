import { Text, View } from '@tarojs/components'
import type { PoolMonth } from '@domain/timebank/solvency'
import { durationWords } from '@domain/timebank/words'
import { monthWords } from '../day-words'
import './months.scss'

/** So many fit on a small screen in large print; the others are in the totals. */
const SHOWN = 6

const PARTS = [
  { key: 'came', label: '进' },
  { key: 'went', label: '出' },
  { key: 'injected', label: '拨入' }
] as const

/** What came and went, month by month, the newest first: bars as long as the longest of all, each with its words. */
export function Months({ months }: { months: readonly PoolMonth[] }) {
  const shown = months.slice(-SHOWN).reverse()
  const most = Math.max(1, ...shown.flatMap(({ came, went, injected }) => [came, went, injected]))
  return (
    <View className="months">
      {shown.map((month) => (
        <View key={month.month} className="months__one">
          <Text className="months__name">{monthWords(month.month)}</Text>
          <View className="months__bars">
            {PARTS.filter(({ key }) => month[key] > 0).map(({ key, label }) => (
              <View key={key} className="months__part">
                <Text className="small">
                  {label} {durationWords(month[key])}
                </Text>
                <View
                  className={`months__bar months__bar--${key}`}
                  style={{ width: `${Math.max(1, Math.round((month[key] / most) * 100))}%` }}
                />
              </View>
            ))}
          </View>
        </View>
      ))}
    </View>
  )
}
