import { memo } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { timeWords, windowWords } from '@domain/clock/shanghai'
import { ENDS } from '@domain/order/over'
import type { OrderCard as Card_ } from '@domain/order/view/shapes'
import { nameParts } from '@domain/menu/item'
import { ALARM_WORDS, earnsWords, LEVEL_WORDS, OUTCOME_WORDS, SAME_DAY_WORDS, SEAT_WORDS } from '@domain/order/words'
import { Light, Tag } from './card'
import { Tap } from './tap'

const open = (id: string) => void Taro.navigateTo({ url: `/pages/order/index?id=${id}` })

/** When it is; of several times that were offered the first, until one is agreed. */
export const whenWords = ({ window, times }: Card_, now: number): string =>
  `${windowWords(window, now)}${times ? ` 等 ${times} 个时间` : ''}`

/** Where somebody has to go, as exactly as this reader may know. */
const placeWords = ({ gridName, building, surname }: Card_) =>
  [gridName, building, surname && `${surname}家`].filter((words) => !!words).join(' · ')

/** What a helper gets and gives: the usual length, and what is written to their name afterwards. */
const effortWords = ({ minutes, earns }: Card_) => [`约 ${minutes} 分钟`, earnsWords(earns)].join(' · ')

/** How the reader takes part, where the state of the order does not say it already: of a visit that is over, not that they were there. */
const ownSeatWords = ({ mySeat, state, stateWords }: Card_): string | false =>
  mySeat !== undefined && SEAT_WORDS[mySeat] !== stateWords && !(mySeat === 'left' && ENDS.includes(state)) && `我：${SEAT_WORDS[mySeat]}`

/** Only what is unusual enough to be said in a list. */
export const remarksOn = (card: Card_): string[] =>
  [
    card.sameDay && SAME_DAY_WORDS,
    ownSeatWords(card),
    card.slots > 1 && `要 ${card.slots} 位${card.taken > 0 ? `，已有 ${card.taken} 位` : ''}`,
    card.round > 1 && `第 ${card.round} 次办`,
    card.nudged && '点单人催过',
    card.paused && '暂停中',
    card.unsolved && OUTCOME_WORDS[card.unsolved],
    card.level && card.level !== 'community' && !ENDS.includes(card.state) && `已到${LEVEL_WORDS[card.level]}`
  ].filter((words) => !!words) as string[]

/** What is read under the time, a line each: where, to whom it went, who comes, what it gives. */
const linesOf = (card: Card_, { effort, own, ours }: Shown): string[] =>
  [
    placeWords(card),
    !own && !ours && card.targetWords && `交给：${card.targetWords}`,
    card.helperNames && `来的人：${card.helperNames.join('、')}`,
    effort && effortWords(card)
  ].filter((words) => !!words) as string[]

interface Shown {
  effort?: boolean
  own?: boolean
  ours?: boolean
}

/**
 * One order in a list: what, when, where and until when; the whole card opens it. `effort` is for those who may help; whoever
 * asked (`own`) reads no clock of others and no “handed to” that the state already says; nor do those
 * to whom it was handed (`ours`) read that it was. Of as few nodes as that takes: WeChat is sent
 * twenty of them at once.
 */
export const OrderCard = memo(function OrderCard({ card, ...shown }: Shown & { card: Card_ }) {
  const now = Date.now()
  const said = remarksOn(card)
  const light = shown.own ? undefined : card.light
  return (
    <Tap className="card card--order" onTap={() => open(card.id)}>
      <Text className="card__title">{nameParts(card.title).title}</Text>
      <Tag colour="plain">{card.stateWords}</Tag>
      {card.alarms?.map((alarm) => (
        <Tag key={alarm} colour="red">
          {ALARM_WORDS[alarm]}
        </Tag>
      ))}
      <Text className="wide">{whenWords(card, now)}</Text>
      <Text className="soft">{linesOf(card, shown).join('\n')}</Text>
      {(light || said.length > 0) && (
        <View className="tags">
          {light && card.dueAt && <Light light={light} words={`${timeWords(card.dueAt, now)} 前`} early={card.dueAt > now} />}
          {said.map((words) => (
            <Tag key={words}>{words}</Tag>
          ))}
        </View>
      )}
    </Tap>
  )
})
