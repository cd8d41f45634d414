import { Text, View } from '@tarojs/components'
import { windowWords } from '@domain/clock/shanghai'
import { nameParts } from '@domain/menu/item'
import type { OrderView } from '@domain/order/view/shapes'
import './gist.scss'

const whereWords = ({ gridName, building, surname, place }: OrderView) =>
  [place, gridName, building, surname && `${surname}家`].filter((words) => !!words).join(' · ')

/** What, when and where in three lines: for a summary, and for whoever looked at an older screen. */
export function Gist({ order }: { order: OrderView }) {
  const now = Date.now()
  const { title, limits } = nameParts(order.title)
  const when = order.window ? [order.window] : order.windows
  return (
    <View className="gist">
      <Text className="card__title">{title}</Text>
      {limits && <Text className="soft">{limits}</Text>}
      {when.map((window, index) => (
        <Text key={window.startAt} className="gist__line">
          {index > 0 && '或 '}
          {windowWords(window, now)}
        </Text>
      ))}
      <Text className="gist__line">{whereWords(order)}</Text>
    </View>
  )
}
