import { inputHash } from './request'
import { strangeCursor } from './store/cursor'

const MARK = 8
/** The mark of a list: which action, and what it was asked for besides the place. */
const markOf = (action: string, input: object): string => inputHash({ action, input: { ...input, cursor: undefined } }).slice(0, MARK)
const hasCursor = (input: unknown): input is { cursor: string } =>
  typeof input === 'object' && input !== null && typeof (input as { cursor?: unknown }).cursor === 'string'
const hasNext = (page: unknown): page is { next: string } =>
  typeof page === 'object' && page !== null && typeof (page as { next?: unknown }).next === 'string'

/** A cursor as the list of this action and input gives it away. */
export const cursorFor = (action: string, input: object, place: string): string => markOf(action, input) + place

/**
 * Runs a page of a list: where a page goes on is only ever read by the list that said so, for what it was asked then. Refuses INVALID_INPUT
 * for the cursor of any other.
 */
export const paged = async (action: string, input: unknown, does: (input: unknown) => Promise<unknown>): Promise<unknown> => {
  if (typeof input !== 'object' || input === null) return does(input)
  if (hasCursor(input) && !input.cursor.startsWith(markOf(action, input))) return strangeCursor()
  const page = await does(hasCursor(input) ? { ...input, cursor: input.cursor.slice(MARK) } : input)
  return hasNext(page) ? { ...page, next: cursorFor(action, input, page.next) } : page
}
