import type { FactNoticeKind, NoticeKind } from '../order/change'
import type { FactKind } from '../points/fact'

const OF_FACTS: readonly NoticeKind[] = ['deducted', 'appeal_answered', 'revoked'] satisfies FactNoticeKind[]
/** Whether a notice tells what the books make of a visit, and no step of the order. */
export const isOfFact = (kind: NoticeKind): boolean => OF_FACTS.includes(kind)

/** Of a fact: what it is, and where a decision takes it. */
interface Decided {
  kind: FactKind
  was: string
  becomes?: string
  /** it came to less than nothing: the first late withdrawals of a quarter are only counted */
  takes: boolean
  /** this decision answers the appeal against it */
  answered: boolean
}

/**
 * What whoever a fact is about is told of a decision: that something is taken, once and as soon as they may know it (an offence when the second person has
 * confirmed it, the others when they are taken), that their appeal has its answer, and that what a word had earned is taken back. Null: nothing.
 */
export const factTells = ({ kind, was, becomes, takes, answered }: Decided): FactNoticeKind | null => {
  if (answered) return 'appeal_answered'
  if (kind === 'praise' || kind === 'proposal') return becomes === 'reversed' ? 'revoked' : null
  if (kind === 'offence') return was === 'proposed' && becomes === 'waiting' ? 'deducted' : null
  const isTaken = becomes === 'posted' && takes
  return (kind === 'withdrawal' || kind === 'absence') && was !== 'appealed' && isTaken ? 'deducted' : null
}
