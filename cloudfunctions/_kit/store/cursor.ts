import { refuse } from '@domain/errors'

/** Where a page ended: the sort key (epoch ms) and the id of its last row. Nothing else travels in a cursor. */
export interface Place {
  at: number
  id: string
}

export const cursorOf = ({ at, id }: Place): string => Buffer.from(JSON.stringify([at, id])).toString('base64url')

const AT_MOST = 8.64e15
/** Refuses INVALID_INPUT when it is not one of ours. */
export const placeIn = (cursor: string): Place => {
  const parts = parse(cursor)
  if (!Array.isArray(parts) || parts.length !== 2) return strange()
  const [at, id] = parts as [unknown, unknown]
  if (typeof at !== 'number' || !Number.isInteger(at) || Math.abs(at) > AT_MOST) return strange()
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? { at, id } : strange()
}
const strange = (): never => refuse('INVALID_INPUT', { what: '请回到列表开头再看' })
const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
