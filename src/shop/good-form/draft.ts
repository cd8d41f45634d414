import type { Input } from '@contract'
import type { KeptGoodView } from '@contract/redemption'
import { DAY } from '@domain/clock/milliseconds'
import type { Limit } from '@domain/redemption/good'

/** What is being written about one thing; numbers as they were typed. */
export interface Draft {
  merchantId: string
  title: string
  about: string
  pickUp: string
  picture: { fileId: string; path: string } | null
  points: string
  stock: string
  most: string
  period: Limit['period'] | 'any'
  holdDays: number
  fromAt: number | null
  /** null: while there is some; a number of days is counted from the tap */
  until: { at: number } | { days: number } | null
}

export const emptyDraft: Draft = {
  merchantId: '',
  title: '',
  about: '',
  pickUp: '',
  picture: null,
  points: '',
  stock: '',
  most: '1',
  period: 'month',
  holdDays: 7,
  fromAt: null,
  until: null
}

export const draftOf = (good: KeptGoodView): Draft => ({
  merchantId: good.merchantId,
  title: good.title,
  about: good.about,
  pickUp: good.pickUp,
  picture: good.picture ? { fileId: good.picture.fileId, path: good.picture.url } : null,
  points: String(good.points),
  stock: String(good.stock),
  most: String(good.limit?.most ?? 1),
  period: good.limit?.period ?? 'any',
  holdDays: good.holdDays,
  fromAt: good.fromAt,
  until: good.untilAt === null ? null : { at: good.untilAt }
})

/** What the draft says, as the door takes it: what is missing or wrong the door tells by its name. */
export const termsOf = (draft: Draft, now: number): Omit<Input<'redemption.add'>, 'stock'> => ({
  merchantId: draft.merchantId,
  title: draft.title.trim(),
  about: draft.about.trim(),
  pickUp: draft.pickUp.trim(),
  picture: draft.picture?.fileId ?? null,
  points: Number(draft.points),
  limit: draft.period === 'any' ? null : { most: Number(draft.most), period: draft.period },
  holdDays: draft.holdDays,
  fromAt: draft.fromAt ?? now,
  untilAt: draft.until === null ? null : 'at' in draft.until ? draft.until.at : now + draft.until.days * DAY
})
