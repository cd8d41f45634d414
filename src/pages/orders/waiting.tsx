import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { windowWords } from '@domain/clock/shanghai'
import type { OrderCard } from '@domain/order/view/shapes'
import { Button } from '@/components/button'
import { Card } from '@/components/card'

const toRating = (id: string) => void Taro.navigateTo({ url: `/pages/rating/index?id=${id}` })

/** Visits that are over and wait for a word: one tap leads straight to the question. */
export function Waiting({ cards }: { cards: readonly OrderCard[] }) {
  return (
    <View className="section">
      <Text className="section__title" ariaRole="heading">
        等您说一句
      </Text>
      {cards.map(({ id, title, window, helperNames }) => (
        <Card key={id} title={title}>
          <Text>{windowWords(window, Date.now())}</Text>
          {helperNames && <Text className="soft">来的人：{helperNames.join('、')}</Text>}
          <Button kind="primary" block onTap={() => toRating(id)}>
            说一句
          </Button>
        </Card>
      ))}
    </View>
  )
}
