import type { AtOnce, OfOrder } from './whose'

/** An offer that was not taken. */
export interface Refusal extends OfOrder {
  kind: 'refusal'
  at: number
}

/** One low rate, and how many of the same kind were upheld with it. */
export interface LowRate extends OfOrder {
  kind: 'low_rate'
  at: number
  sameUpheld: number
  /** what it was about, in the word of whoever found it to be true */
  about?: string
}

/** What happens on a screen. Never worth anything; counter-examples pay for it. */
export interface Online extends AtOnce {
  kind: 'online'
  what: 'login' | 'read' | 'watch' | 'like' | 'forward' | 'idle_week'
  count: number
}

/** Money or goods given. Never worth anything; counter-examples pay for it. */
export interface Donation extends AtOnce {
  kind: 'donation'
  donationId: string
  yuan: number
}

/** Something taken from the catalogue; `left` is the balance afterwards. Counter-examples clear it. */
export interface Redemption extends AtOnce {
  kind: 'redemption'
  redemptionId: string
  left: number
}
