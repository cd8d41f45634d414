import { refuse } from '../../errors'

/** Where in a rule file: the line (from 1), and of which row. */
export interface Place {
  line: number
  code?: string
}

/** Refuses a rule file with the line and the reason in words: RULES_INVALID. */
export const wrong = ({ line, code }: Place, reason: string): never =>
  refuse('RULES_INVALID', { line, code: code ? `（${code}）` : '', reason })
