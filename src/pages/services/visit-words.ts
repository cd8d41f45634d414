import { comesWords } from '@domain/clock/shanghai'
import type { OrderView } from '@domain/order/view/shapes'
import { stillSoughtWords, whoComesWords } from '@domain/order/words'

const COMING = ['accepted', 'arrived', 'unanswered']

/** Who comes today and when, in one line: "今天陈师傅 14:00–16:00 之间来"; that somebody is lacking still; once somebody is there, that they are, or that nobody opens. `now` is epoch milliseconds. */
export const visitWords = (
  { state, seats, window, windows, lacking }: Pick<OrderView, 'state' | 'seats' | 'window' | 'windows' | 'lacking'>,
  now: number
): string => {
  const outside = seats.find((seat) => seat.state === 'unanswered')
  const names = seats.filter((seat) => COMING.includes(seat.state)).map(({ name }) => name)
  const who = whoComesWords(names, '师傅')
  if (state === 'serving') return `${who}到了`
  if (outside) return `${outside.name}到了，没人应门`
  if (lacking) return stillSoughtWords(lacking.more)
  const when = window ?? windows[0]
  return when ? comesWords(who, when, now) : `${who}会来`
}
