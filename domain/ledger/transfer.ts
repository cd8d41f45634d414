import { refuse } from '../errors'
import { readAccount, type AccountId } from './account'

/** A part of what moves: who receives it; in a reversal, who gives it back. */
export interface Line {
  account: AccountId
  /** whole and positive, in the unit of the account's asset */
  amount: number
}

interface Cause {
  /** the cause, such as `order/O123/r2/award/P9/R01`: writing it twice is writing it once */
  id: string
  /** epoch milliseconds; not part of what makes two transfers the same, a retry comes later */
  at: number
}

/** Reserves an amount until it is posted or voided. */
export interface Hold extends Cause {
  phase: 'hold'
  from: AccountId
  amount: number
}
/** Ends a hold: pays all or part of it to one or several; what is left over is free again. */
export interface Post extends Cause {
  phase: 'post'
  /** the id of the hold */
  of: string
  lines: readonly Line[]
}
/** Ends a hold: all of it is free again. */
export interface Void extends Cause {
  phase: 'void'
  of: string
}
/** Pays at once, without a hold before it. */
export interface Direct extends Cause {
  phase: 'direct'
  from: AccountId
  lines: readonly Line[]
}
/** Takes back from receivers of an earlier `post` or `direct`: from each of them once, and never more than they got. */
export interface Reverse extends Cause {
  phase: 'reverse'
  of: string
  lines: readonly Line[]
}
/** The only things that can happen to value. None of them ever changes an earlier one. */
export type Transfer = Hold | Post | Void | Direct | Reverse
export type Phase = Transfer['phase']

const ID = /^[\w.:/-]{1,200}$/
const isWhole = (amount: number) => Number.isSafeInteger(amount) && amount > 0

/** What the lines of a transfer come to. Refuses VALUE_AMOUNT unless every amount and the sum are whole, positive and below 2^53. */
export const totalOf = (lines: readonly Line[]): number => {
  const total = lines.reduce((sum, { amount }) => (isWhole(amount) ? sum + amount : NaN), 0)
  return isWhole(total) ? total : refuse('VALUE_AMOUNT')
}

/** The lines of a transfer; a hold and a void have none. */
export const linesOf = (transfer: Transfer): readonly Line[] => ('lines' in transfer ? transfer.lines : [])

/** Every account a transfer names: whose money moves in a post, void or reversal is known only to the transfer that it names. */
export const accountsIn = (transfer: Transfer): AccountId[] => [
  ...('from' in transfer ? [transfer.from] : []),
  ...linesOf(transfer).map((line) => line.account)
]

/**
 * What can be said of a transfer by itself. Refuses VALUE_AMOUNT, VALUE_ACCOUNT (no such account, two assets, an account twice,
 * a hold on the issuer), VALUE_UNKNOWN (it names itself) and INVALID_INPUT (an id or a moment that is none).
 */
export const checkTransfer = (transfer: Transfer): void => {
  for (const id of [transfer.id, ...('of' in transfer ? [transfer.of] : [])])
    if (!ID.test(id)) refuse('INVALID_INPUT', { what: '这一笔没有写明缘由' })
  if ('of' in transfer && transfer.of === transfer.id) refuse('VALUE_UNKNOWN')
  if (!Number.isSafeInteger(transfer.at)) refuse('INVALID_INPUT', { what: '这一笔没有写明时间' })
  const named = accountsIn(transfer).map(readAccount)
  if (new Set(named.map((account) => account.id)).size < named.length) refuse('VALUE_ACCOUNT')
  if (new Set(named.map((account) => account.asset)).size > 1) refuse('VALUE_ACCOUNT')
  if (transfer.phase === 'hold' && named[0]?.kind === 'issuer') refuse('VALUE_ACCOUNT')
  if (transfer.phase === 'hold') totalOf([{ account: transfer.from, amount: transfer.amount }])
  else if (transfer.phase !== 'void') totalOf(transfer.lines)
}

/** What a transfer says, whatever the order of its lines and the moment it was sent at. */
const saying = (transfer: Transfer): string => {
  const lines = linesOf(transfer).map(({ account, amount }) => `${account} ${amount}`)
  return JSON.stringify([
    transfer.phase,
    'of' in transfer ? transfer.of : null,
    'from' in transfer ? transfer.from : null,
    transfer.phase === 'hold' ? transfer.amount : null,
    lines.sort()
  ])
}

/** Whether two transfers of one id are one transfer sent twice. */
export const saysTheSame = (one: Transfer, other: Transfer): boolean => saying(one) === saying(other)
