/** Which of a person's minutes: earned by helping, given by family, or lent for a month to a listed elder. */
export type MinuteKind = 'earned' | 'gifted' | 'allotment'

/** Where minutes lie, as these rules name it; the ledger's own names are given where the two meet. */
export type Account = { owner: 'person'; personId: string; kind: MinuteKind } | { owner: 'pool' } | { owner: 'issuer' }

export const POOL: Account = { owner: 'pool' }
export const ISSUER: Account = { owner: 'issuer' }
export const accountOf = (personId: string, kind: MinuteKind): Account => ({ owner: 'person', personId, kind })

/** One planned transfer of whole minutes. `cause` is its id; a `post` and a `void` name the hold they settle. */
export interface Movement {
  asset: 'minute'
  phase: 'hold' | 'post' | 'void' | 'direct' | 'reverse'
  from: Account
  to: Account
  amount: number
  cause: string
  /** the cause of the hold that is settled, or of the transfer that is reversed */
  of: string | null
  /** what people read */
  why: string
}

/** A transfer of its own. */
export const direct = (from: Account, to: Account, amount: number, cause: string, why: string): Movement => ({
  asset: 'minute',
  phase: 'direct',
  from,
  to,
  amount,
  cause,
  of: null,
  why
})
