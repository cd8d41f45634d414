import { memo } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { timeWords, windowWords } from '@domain/clock/shanghai'
import type { OrderState } from '@domain/order/order'
import type { OrderCard as Card_ } from '@domain/order/view/shapes'
import { nameParts } from '@domain/menu/item'
import { ALARM_WORDS, earnsWords, LEVEL_WORDS, OUTCOME_WORDS, SEAT_WORDS } from '@domain/order/words'
import { Card, Light, Tag } from './card'

const open = (id: string) => void Taro.navigateTo({ url: `/pages/order/index?id=${id}` })

/** Where somebody has to go, as exactly as this reader may know. */
const placeWords = ({ gridName, building, surname }: Card_) =>
  [gridName, building, surname && `${surname}家`].filter((words) => !!words).join(' · ')

/** What a helper gets and gives: the usual length, and what is written to their name afterwards. */
const effortWords = ({ minutes, earns }: Card_) => [`约 ${minutes} 分钟`, earnsWords(earns)].join(' · ')

/** Nothing is under way at any level any more. */
const OVER: readonly OrderState[] = ['closed', 'declined', 'cancelled', 'expired']

/** Only what is unusual enough to be said in a list. */
export const remarksOn = (card: Card_): string[] =>
  [
    card.mySeat && SEAT_WORDS[card.mySeat] !== card.stateWords && `我：${SEAT_WORDS[card.mySeat]}`,
    card.slots > 1 && `要 ${card.slots} 位${card.taken > 0 ? `，已有 ${card.taken} 位` : ''}`,
    card.round > 1 && `第 ${card.round} 次办`,
    card.paused && '暂停中',
    card.unsolved && OUTCOME_WORDS[card.unsolved],
    card.level && card.level !== 'community' && !OVER.includes(card.state) && `已到${LEVEL_WORDS[card.level]}`
  ].filter((words) => !!words) as string[]

/**
 * One order in a list: what, when, where and until when; the whole card opens it. `effort` is for those who may help; whoever
 * asked (`own`) reads no clock of others and no “handed to” that the state already says.
 */
export const OrderCard = memo(function OrderCard({ card, effort, own }: { card: Card_; effort?: boolean; own?: boolean }) {
  const now = Date.now()
  const said = remarksOn(card)
  return (
    <Card onTap={() => open(card.id)}>
      <View className="line">
        <Text className="card__title grow">{nameParts(card.title).title}</Text>
        <Tag colour="plain">{card.stateWords}</Tag>
      </View>
      {card.alarms?.map((alarm) => (
        <Tag key={alarm} colour="red">
          {ALARM_WORDS[alarm]}
        </Tag>
      ))}
      <Text>{windowWords(card.window, now)}</Text>
      <Text className="soft">{placeWords(card)}</Text>
      {!own && card.targetWords && <Text className="soft">交给：{card.targetWords}</Text>}
      {card.helperNames && <Text className="soft">来的人：{card.helperNames.join('、')}</Text>}
      {effort && <Text className="soft">{effortWords(card)}</Text>}
      {((card.light && !own) || said.length > 0) && (
        <View className="tags">
          {!own && card.light && card.dueAt && (
            <Light light={card.light} words={`${timeWords(card.dueAt, now)} 前`} early={card.dueAt > now} />
          )}
          {said.map((words) => (
            <Tag key={words}>{words}</Tag>
          ))}
        </View>
      )}
    </Card>
  )
})
