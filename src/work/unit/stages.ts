import { STAGE_WORDS } from '@domain/order/words'

/** How far the orders handed to a unit are, as its liaison reads it. */
export const UNIT_STAGES = [
  { value: 'referred', label: STAGE_WORDS.referred },
  { value: 'open', label: STAGE_WORDS.open },
  { value: 'running', label: '进行中' },
  { value: 'done', label: STAGE_WORDS.closed }
] as const
