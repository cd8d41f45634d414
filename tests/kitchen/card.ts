import type { OrderCard } from '@domain/order/view/shapes'

/** A haircut that waits in a community's inbox, as its worker reads it. */
export const card = (id: string, more: Partial<OrderCard> = {}): OrderCard => ({
  id,
  state: 'placed',
  stateWords: '待交单',
  title: '义务理发',
  gridName: '一网格',
  round: 1,
  window: { startAt: 0, endAt: 1 },
  minutes: 30,
  slots: 1,
  taken: 0,
  earns: { points: true, minutes: true },
  risk: 'L1',
  placedAt: 0,
  itemCode: 'B08',
  termsVersion: 0,
  light: 'green',
  ...more
})
