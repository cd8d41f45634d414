import { refuse } from '../errors'
import { UNPAID_ROLES, type Role } from '../order/scene'

/** What may be done about a hand-over, by whom: see `ANSWERS`. */
export const HAND_OVER_ANSWERS = ['agree', 'decline', 'withdraw', 'confirm', 'refuse'] as const
export type HandOverAnswer = (typeof HAND_OVER_ANSWERS)[number]
/** `agreed` waits for a colleague; of the others nothing is left to do. */
export type HandOverOutcome = 'agreed' | 'done' | 'declined' | 'withdrawn' | 'refused'

/** A post on its way from its holder to somebody else. Times in epoch ms. */
export interface HandOver {
  role: Role
  fromId: string
  toId: string
  agreedAt: number | null
  /** how it ended, and by whom; null while it is open */
  ended: { outcome: string; byId: string } | null
}
/** Whoever answers; `colleague`: holds a staff post at that organisation or the one above. */
export interface Answerer {
  id: string
  colleague: boolean
}

/** A paid post opens what people have told the community: two others agree, one of them a colleague. Of the others the successor's word is enough. */
export const needsColleague = (role: Role): boolean => !UNPAID_ROLES.includes(role)

const isParty = ({ fromId, toId }: HandOver, { id }: Answerer) => id === fromId || id === toId
const mayConfirm = (one: HandOver, who: Answerer) => needsColleague(one.role) && who.colleague && !isParty(one, who)

interface Row {
  who: string
  may: (one: HandOver, who: Answerer) => boolean
  then: (one: HandOver) => HandOverOutcome
}
const ANSWERS: Record<HandOverAnswer, Row> = {
  agree: {
    who: '接手的人',
    may: ({ toId, agreedAt }, { id }) => id === toId && agreedAt === null,
    then: ({ role }) => (needsColleague(role) ? 'agreed' : 'done')
  },
  decline: { who: '接手的人', may: ({ toId }, { id }) => id === toId, then: () => 'declined' },
  withdraw: { who: '交出岗位的人', may: ({ fromId }, { id }) => id === fromId, then: () => 'withdrawn' },
  confirm: {
    who: '别的同事，在接手的人答应以后',
    may: (one, who) => mayConfirm(one, who) && one.agreedAt !== null,
    then: () => 'done'
  },
  refuse: { who: '别的同事', may: mayConfirm, then: () => 'refused' }
}

/** What somebody may do about an open hand-over, in the order of the buttons. */
export const mayAnswer = (one: HandOver, who: Answerer): HandOverAnswer[] =>
  one.ended ? [] : HAND_OVER_ANSWERS.filter((answer) => ANSWERS[answer].may(one, who))

/** What an answer makes of it; null when the same person has said just that before. Refuses HAND_OVER_GONE, or NOT_ALLOWED with who might. */
export const answered = (one: HandOver, who: Answerer, answer: HandOverAnswer): HandOverOutcome | null => {
  const { may, then, who: words } = ANSWERS[answer]
  const outcome = then(one)
  const isAgreed = answer === 'agree' && who.id === one.toId && one.agreedAt !== null
  if (isAgreed && (!one.ended || one.ended.outcome === 'done')) return null
  if (one.ended) return one.ended.outcome === outcome && one.ended.byId === who.id ? null : refuse('HAND_OVER_GONE')
  return may(one, who) ? outcome : refuse('NOT_ALLOWED', { who: words })
}
