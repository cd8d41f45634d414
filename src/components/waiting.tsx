import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { windowWords } from '@domain/clock/shanghai'
import { nameParts } from '@domain/menu/item'
import type { OrderCard } from '@domain/order/view/shapes'
import { Heading } from './heading'
import { OUTCOMES } from '@/pages/rating/outcomes'
import { Card } from './card'
import { Tap } from './tap'

const toRating = (id: string, outcome: string) => void Taro.navigateTo({ url: `/pages/rating/index?id=${id}&outcome=${outcome}` })

/** Visits that are over and wait for a word: the big question stands there, and its answer is the first of two taps. */
export function Waiting({ cards }: { cards: readonly OrderCard[] }) {
  if (cards.length === 0) return null
  return (
    <View className="section">
      <Heading of="section">等您说一句</Heading>
      {cards.map(({ id, title, window, helperNames, forOther, surname }) => (
        <Card key={id} title={nameParts(title).title}>
          <Text className="soft">
            {forOther && surname && `${surname}家，`}
            {windowWords(window, Date.now())}
            {helperNames && `，${helperNames.join('、')}来的`}
          </Text>
          <Text className="field__label">事情解决了吗？</Text>
          <View className="chips">
            {OUTCOMES.map(({ value, label }) => (
              <Tap key={value} className="chip" onTap={() => toRating(id, value)}>
                {label}
              </Tap>
            ))}
          </View>
        </Card>
      ))}
    </View>
  )
}
