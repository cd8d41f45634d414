import type { Order } from './order'

const WAITING: readonly Order['state'][] = ['placed', 'referred', 'open']

/** They said that somebody must come today when they asked, and nobody has said yes yet; another round is asked for anew. */
export const isSameDay = ({ sameDay, round, state }: Order): boolean => sameDay === true && round === 1 && WAITING.includes(state)
