import type { Limit } from '@domain/redemption/good'
import type { RedemptionState } from '@domain/redemption/redemption'

/** Something on the shelf, as one person finds it now. */
export interface GoodView {
  id: string
  title: string
  about: string
  /** where and when it is handed over */
  pickUp: string
  merchantName: string
  points: number
  /** how many are left */
  left: number
  /** how many one person may have, in words; empty when as many as they can pay for */
  limit: string
  /** whole days after today for which it is kept */
  holdDays: number
  /** offered until then; absent while there is some */
  untilAt?: number
  /** a link, good for ten minutes */
  picture?: string
  /** what the tap says it has seen */
  version: number
  /** why this person cannot have it now; absent when they can */
  hindrance?: { code: string; words: string }
}
/** One thing that I redeemed. */
export interface RedemptionView {
  id: string
  title: string
  pickUp: string
  merchantName: string
  points: number
  state: RedemptionState
  /** what became of it */
  words: string
  at: number
  /** fetched before then */
  untilAt: number
  endedAt?: number
  picture?: string
  /** while it waits: eight digits, and what the QR carries */
  code?: { digits: string; qr: string }
}
/** What a code at the counter is for. */
export interface PickUp {
  title: string
  points: number
  /** whose it is, by their public name */
  redeemer: string
  picture?: string
  /** it was handed over at that moment; absent before */
  handedAt?: number
}
/** One piece that somebody will fetch here. */
export interface ExpectedPickUp {
  id: string
  title: string
  points: number
  at: number
  untilAt: number
}
/** One day of one merchant. */
export interface SheetView {
  id: string
  merchantId: string
  merchantName: string
  day: string
  count: number
  points: number
  /** nothing more can come to it */
  over: boolean
  agreedAt?: number
  settledAt?: number
}
/** One piece on a day's sheet; whose it was it does not say. */
export interface HandedPiece {
  id: string
  title: string
  points: number
  at: number
}
/** A good as whoever keeps the catalogue reads it. */
export interface KeptGoodView {
  id: string
  merchantId: string
  merchantName: string
  /** somebody holds the post at the merchant now */
  attended: boolean
  title: string
  about: string
  pickUp: string
  points: number
  stock: number
  /** how many are kept for people now */
  held: number
  limit: Limit | null
  holdDays: number
  fromAt: number
  untilAt: number | null
  withdrawn: boolean
  version: number
  content: 'pending' | 'shown' | 'hidden'
  /** a link, and the file it is of */
  picture?: { fileId: string; url: string }
}
export interface MerchantView {
  id: string
  name: string
  attended: boolean
}
