import { DAY } from '@domain/clock/milliseconds'
import { refuse } from '@domain/errors'

/** Where a page ended: the sort key (epoch ms) and the id of its last row. Nothing else travels in a cursor. */
export interface Place {
  at: number
  id: string
  /** where a row is named by two */
  other?: string
}

export const cursorOf = ({ at, id, other }: Place): string =>
  Buffer.from(JSON.stringify(other === undefined ? [at, id] : [at, id, other])).toString('base64url')

/** Years of four digits, here and in UTC: what every database and every date can write. */
const AT_LEAST = -62_135_596_800_000
const AT_MOST = 253_402_300_799_999 - DAY
/** Refuses INVALID_INPUT when it is not one of ours. */
export const placeIn = (cursor: string): Place => {
  const parts = parse(cursor)
  if (!Array.isArray(parts) || parts.length < 2 || parts.length > 3) return strangeCursor()
  const [at, id, other] = parts as unknown[]
  if (typeof at !== 'number' || !Number.isInteger(at) || at < AT_LEAST || at > AT_MOST) return strangeCursor()
  if (!isId(id) || (parts.length === 3 && !isId(other))) return strangeCursor()
  return { at, id, ...(isId(other) ? { other } : {}) }
}
/** The id of a place whose rows are numbered. Refuses INVALID_INPUT when it is no number of a row. */
export const numberIn = ({ id }: Place): number => {
  const number = /^\d{1,16}$/.test(id) ? Number(id) : NaN
  return Number.isSafeInteger(number) ? number : strangeCursor()
}
/** The number that a list is sorted by, where it is no instant. Refuses INVALID_INPUT when no such column could hold it. */
export const amountIn = ({ at }: Place): number => (at >= 0 && at < 2 ** 31 ? at : strangeCursor())
const isId = (id: unknown): id is string => typeof id === 'string' && /^[\w-]{1,64}$/.test(id)
/** What whoever brings a cursor that is not of this list reads. */
export const strangeCursor = (): never => refuse('INVALID_INPUT', { what: '请回到列表开头再看' })
const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
