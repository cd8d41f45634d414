import { comesWords } from '@domain/clock/shanghai'
import type { OrderView } from '@domain/order/view/shapes'

const COMING = ['accepted', 'arrived', 'unanswered']
const MOST_NAMES = 2

/** Who comes today and when, in one line: "今天陈师傅 14:00–16:00 之间来"; once somebody is there, that they are, or that nobody opens. `now` is epoch milliseconds. */
export const visitWords = (
  { state, seats, window, windows }: Pick<OrderView, 'state' | 'seats' | 'window' | 'windows'>,
  now: number
): string => {
  const outside = seats.find((seat) => seat.state === 'unanswered')
  const names = seats.filter((seat) => COMING.includes(seat.state)).map(({ name }) => name)
  const who = names.length > MOST_NAMES ? `${names[0]}等 ${names.length} 位` : names.join('、') || '师傅'
  if (state === 'serving') return `${who}到了`
  if (outside) return `${outside.name}到了，没人应门`
  const when = window ?? windows[0]
  return when ? comesWords(who, when, now) : `${who}会来`
}
