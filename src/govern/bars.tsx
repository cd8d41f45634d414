import { Text, View } from '@tarojs/components'
import './chart.scss'

/** One line of a chart: what it is about, and one or two lengths with the words beside them. */
export interface BarRow {
  label: string
  values: readonly { amount: number; words: string }[]
}

/** Bars beneath each other on one scale; the first of two is how it is, the second how it would be, by the name `after`. The number always stands beside its bar. */
export function Bars({ title, rows, after }: { title: string; rows: readonly BarRow[]; after?: string }) {
  const most = Math.max(1, ...rows.flatMap(({ values }) => values.map(({ amount }) => amount)))
  return (
    <View className="bars" ariaRole="list" ariaLabel={title}>
      {after && (
        <Text className="soft small">
          <Text className="bars__key" />
          现在{'  '}
          <Text className="bars__key bars__key--after" />
          {after}
        </Text>
      )}
      {rows.map(({ label, values }) => (
        <View key={label} className="bars__row" ariaRole="listitem">
          <Text className="bars__label">{label}</Text>
          <View className="bars__pair">
            {values.map(({ amount, words }, index) => (
              <View key={index} className="bars__line">
                <View className="bars__track">
                  <View
                    className={`bars__bar ${index > 0 || !after ? 'bars__bar--after' : ''}`}
                    style={{ width: `${Math.round((100 * Math.max(0, amount)) / most)}%` }}
                  />
                </View>
                <Text className="bars__number">{words}</Text>
              </View>
            ))}
          </View>
        </View>
      ))}
    </View>
  )
}
