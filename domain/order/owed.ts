import { HOUR } from '../clock/milliseconds'
import { ORDER_STATES, type Order, type OrderState } from './order'
import type { Seat } from './seat'

export const OWED = ['alarms', 'corrections', 'absences', 'unrated'] as const
/** What an order still wants of a worker where it lies, whatever stage it is at: to look at once, and rows 31, 28 and 34 of the table. */
export type Owed = (typeof OWED)[number]
/** As its list is called. */
export const OWED_WORDS: Record<Owed, string> = {
  alarms: '要马上了解',
  corrections: '更正等核准',
  absences: '没来等认定',
  unrated: '没人评的要核实'
}

/** Where an absence can be settled: not while an order is looking for somebody else to go to. */
export const SETTLED_IN: readonly OrderState[] = ['open', 'accepted', 'serving', 'served', 'closed', 'cancelled', 'expired']
/** In which states each can be done. */
export const OWED_IN: Record<Owed, readonly OrderState[]> = {
  alarms: ORDER_STATES,
  corrections: ORDER_STATES,
  absences: SETTLED_IN,
  unrated: ['served']
}

/** How long a helper marked as absent may take to explain it. */
export const EXPLAINED_WITHIN = 48 * HOUR
/** From when (epoch ms) an absence may be settled: once the helper has spoken, or after the 48 hours. */
export const settledFrom = ({ answeredAt, absentAt }: Seat): number => answeredAt ?? (absentAt ?? 0) + EXPLAINED_WITHIN

/** Marked as absent, and nobody has said yet what it was. Of earlier rounds too. */
export const isUnsettled = ({ state, absence }: Seat): boolean => state === 'absent' && absence === null

const earliest = (instants: readonly number[]): number | null => (instants.length > 0 ? Math.min(...instants) : null)

/** Since when the oldest open correction waits, and from when the first absence may be settled; null where there is none. */
export const owedBy = ({ corrections, seats }: Order): { correctionFrom: number | null; absenceFrom: number | null } => ({
  correctionFrom: earliest(corrections.filter(({ confirmedAt }) => confirmedAt === null).map(({ at }) => at)),
  absenceFrom: earliest(seats.filter(isUnsettled).map(settledFrom))
})
