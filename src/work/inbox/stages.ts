import { STAGE_WORDS } from '@domain/order/words'

/** How far the orders of a community (street, district) are, as its staff read it. */
export const INBOX_STAGES = [
  { value: 'placed', label: STAGE_WORDS.placed },
  { value: 'handed', label: '已交出' },
  { value: 'running', label: '进行中' },
  { value: 'served', label: STAGE_WORDS.served },
  { value: 'done', label: STAGE_WORDS.closed }
] as const
