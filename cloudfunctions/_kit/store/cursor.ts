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

/** Years of four digits: what every database and every date can write. */
const AT_LEAST = -62_135_596_800_000
const AT_MOST = 253_402_300_799_999
/** Refuses INVALID_INPUT when it is not one of ours. */
export const placeIn = (cursor: string): Place => {
  const parts = parse(cursor)
  if (!Array.isArray(parts) || parts.length < 2 || parts.length > 3) return strange()
  const [at, id, other] = parts as unknown[]
  if (typeof at !== 'number' || !Number.isInteger(at) || at < AT_LEAST || at > AT_MOST) return strange()
  if (!isId(id) || (parts.length === 3 && !isId(other))) return strange()
  return { at, id, ...(isId(other) ? { other } : {}) }
}
/** The id of a place whose rows are numbered. Refuses INVALID_INPUT when it is no number of a row. */
export const numberIn = ({ id }: Place): number => {
  const number = /^\d{1,16}$/.test(id) ? Number(id) : NaN
  return Number.isSafeInteger(number) ? number : strange()
}
const isId = (id: unknown): id is string => typeof id === 'string' && /^[\w-]{1,64}$/.test(id)
const strange = (): never => refuse('INVALID_INPUT', { what: '请回到列表开头再看' })
const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
