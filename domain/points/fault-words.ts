import { SAFETY_TAGS } from '../order/words'
import type { Fact } from './fact'
import type { Offence } from './facts/fault'
import type { RulePack } from './rule'
import { occasionOf } from './rules/occasions'

/** What a low rate may be about, in the word of whoever found it to be true: three of one kind open a talk (N02). */
export const LOW_ABOUT = ['来晚了', '没做完', '和说的不一样', '态度不好', ...SAFETY_TAGS] as const

/** What an offence is called before anybody has found it to be true. */
export const OFFENCE_WORDS: Record<Offence['offence'], string> = {
  false_presence: '虚假签到或代签',
  privacy_leak: '泄露受益人隐私',
  took_payment: '收取或变相收取报酬'
}

/** The rows of a version that a fact sets off: their titles, and what they take or give at most. */
export const saidOf = (pack: RulePack, fact: Fact): { title: string; points: number } => {
  const triggers = occasionOf(fact).triggers(fact)
  const rows = pack.rows.filter((row) => (row.kind === 'flat' || row.kind === 'deduction') && triggers.includes(row.on))
  return {
    title: rows.map(({ title }) => title).join('、'),
    points: rows.reduce((sum, row) => sum + ('points' in row ? row.points : 0), 0)
  }
}
