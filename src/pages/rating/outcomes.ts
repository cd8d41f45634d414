import type { Outcome } from '@domain/order/order'
import { OUTCOME_WORDS } from '@domain/order/words'

/** The answers to the big question, the happiest first. */
export const OUTCOMES = (Object.keys(OUTCOME_WORDS) as Outcome[]).map((value) => ({ value, label: OUTCOME_WORDS[value] }))
