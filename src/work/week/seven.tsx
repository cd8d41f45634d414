import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { UnitWeek } from '@contract/community'
import { timeWords } from '@domain/clock/shanghai'
import { nameParts } from '@domain/menu/item'
import type { OrderCard } from '@domain/order/view/shapes'
import { Heading } from '@/components/heading'
import { Pages } from '@/components/pages'
import { Tap } from '@/components/tap'
import { usePages } from '@/services/remote'
import { freeWords, labelOf } from './words'
import './seven.scss'

/** Seven days as seven columns, each with its visits one beneath the other: for a browser with room for them. */
export default function Seven({ unitId, week }: { unitId: string; week: UnitWeek }) {
  return (
    <View className="seven">
      {week.days.map((day) => (
        <Column key={day.at} unitId={unitId} day={day} members={week.members} />
      ))}
    </View>
  )
}

function Column({ unitId, day, members }: { unitId: string; day: UnitWeek['days'][number]; members: number }) {
  const pages = usePages('community.unitDay', { unitId, at: day.at })
  return (
    <View className="seven__day">
      <Heading of="section">{labelOf(day)}</Heading>
      <Pages pages={pages} empty="没有单" row={(card) => <Visit card={card} />} />
      <Text className="soft small">{freeWords(day, members)}</Text>
    </View>
  )
}

const open = (id: string) => void Taro.navigateTo({ url: `/pages/order/index?id=${id}` })
const whoComes = ({ helperNames, stateWords }: OrderCard) => (helperNames?.length ? helperNames.join('、') : stateWords)

/** When, what, who: as much as fits into a column; the tap opens the whole order. */
function Visit({ card }: { card: OrderCard }) {
  const time = timeWords(card.window.startAt, Date.now()).slice(-5)
  const title = nameParts(card.title).title
  return (
    <Tap className="seven__visit" label={`${time} ${title}，${whoComes(card)}`} onTap={() => open(card.id)}>
      <Text className="seven__time">{time}</Text>
      <Text>{title}</Text>
      <Text className="soft small">{whoComes(card)}</Text>
    </Tap>
  )
}
