import type { Light } from '@domain/clock/light'
import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import type { OrderCard } from '@domain/order/view/shapes'

/** What somebody at the desk looks for; an empty string leaves that column alone. */
export interface Sieve {
  light: Light | ''
  category: string
  /** how far it is, in the words of the row */
  state: string
  words: string
}
export const NO_SIEVE: Sieve = { light: '', category: '', state: '', words: '' }

/** Whether anything is looked for at all. */
export const isSifting = ({ words, ...columns }: Sieve): boolean =>
  words.trim() !== '' || Object.values(columns).some((column) => column !== '')

/** The rows that fit all of the sieve, in their order; words are looked for in whatever this reader may know. */
export const sifted = (cards: readonly OrderCard[], sieve: Sieve, categories: Record<string, string>): OrderCard[] =>
  cards.filter(
    (card) =>
      (sieve.light === '' || card.light === sieve.light) &&
      (sieve.state === '' || card.stateWords === sieve.state) &&
      (sieve.category === '' || categories[card.itemCode ?? ''] === sieve.category) &&
      [card.title, card.gridName, card.building, card.surname, card.targetWords, ...(card.helperNames ?? [])].some((shown) =>
        shown?.includes(sieve.words.trim())
      )
  )

/** How long is left until `dueAt`, or how long it has been over, in the largest whole measure (all epoch milliseconds). */
export const leftWords = (dueAt: number, now: number): string => {
  const span = Math.abs(dueAt - now)
  const [count, measure] = span >= DAY ? [span / DAY, '天'] : span >= HOUR ? [span / HOUR, '小时'] : [span / MINUTE, '分钟']
  return `${dueAt > now ? '还有' : '超了'} ${Math.floor(count)} ${measure}`
}
