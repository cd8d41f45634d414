import { dateWords, timeWords } from '../clock/shanghai'
import { nameParts } from '../menu/item'
import { whoComesWords } from '../order/words'
import type { OrderCard } from '../order/view/shapes'
import type { NoticeRow } from './rows'

/** What of an order may stand in a notice: the card of its reader, so names only where they may read them. */
export type Shown = Pick<OrderCard, 'title' | 'window' | 'helperNames'> & {
  /** who did what the notice tells, where that is known and may be read; whoever comes by now may be others */
  doer?: string
}

const NOBODY_NAMED = '接单的人'

/** What a reader of the list reads; `about` is the time a reminder speaks of, and `true` says whether it is so still. */
export const noticeWords = (
  { words }: Pick<NoticeRow, 'words'>,
  shown: Pick<Shown, 'helperNames' | 'doer'>,
  about: { at: number; stands: boolean } | null,
  now: number
): string => {
  if (about && !about.stands) return about.at <= now ? `提醒过：${timeWords(about.at, now)}的约` : '原来约的时间不算了'
  return words
    .replace('{when}', about ? `${timeWords(about.at, now)}，` : '')
    .replace('{doer}', shown.doer ?? NOBODY_NAMED)
    .replace('{who}', shown.doer ?? whoComesWords(shown.helperNames ?? [], NOBODY_NAMED))
}

/** Letters that one field of WeChat's templates holds. */
export const FIELD_ROOM = 20
const fitted = (text: string): string => ([...text].length > FIELD_ROOM ? `${[...text].slice(0, FIELD_ROOM - 1).join('')}…` : text)

/** The three fields of a message: which service, what has happened, and for when it is. */
export interface Message {
  title: string
  words: string
  time: string
}
export const messageOf = (row: Pick<NoticeRow, 'words'>, shown: Shown, about: number | null, now: number): Message => ({
  title: fitted(nameParts(shown.title).title),
  words: fitted(noticeWords(row, shown, about === null ? null : { at: about, stands: true }, now)),
  time: dateWords(shown.window.startAt)
})

/** One message for everything that nobody has looked at. */
export const digestOf = (unread: number, now: number): Message => ({
  title: '邻里点单',
  words: `有 ${unread} 条消息等您看`,
  time: dateWords(now)
})
