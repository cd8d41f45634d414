import * as z from 'zod/mini'

const characters = (text: string) => (text.length > 2000 ? text.length : [...text].length)

/** Words of at most so many characters (an emoji is one); empty is left to the rules, which say it more kindly. */
export const text = (max: number) =>
  z.string().check(z.refine((value) => characters(value) <= max, { params: { code: 'TEXT_TOO_LONG', max }, abort: true }))
/** Words that must say something. */
export const written = (max: number) => text(max).check(z.refine((value) => value.trim() !== '', { params: { problem: '不能空着' } }))

/** Opaque names of rows, as the server made them. */
export const id = z.string().check(z.maxLength(96), z.regex(/^[\w:.-]+$/))
/** A file id of the cloud storage or of the host. */
export const fileId = z.string().check(z.maxLength(300), z.regex(/^[\w:./-]+$/))
/** An instant in epoch milliseconds, inside the years that a date can hold. */
export const instant = z.int().check(z.minimum(0), z.maximum(4_102_444_800_000))
/** So many bytes in lower-case hexadecimal. */
export const hex = (bytes: number) => z.string().check(z.length(2 * bytes), z.regex(/^[0-9a-f]+$/))
export const count = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most))
export const window = z.strictObject({ startAt: instant, endAt: instant })
export const windows = z.array(window).check(z.maxLength(3))
/** YYYY-MM-DD that is really on the calendar. */
export const day = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  z.refine((value) => new Date(`${value}T00:00:00Z`).toJSON()?.startsWith(value) ?? false)
)
/** YYYY-MM. */
export const month = z.string().check(z.regex(/^20\d\d-(0[1-9]|1[0-2])$/))
/** What `next` of the page before said; read only by the list that made it (`pages.ts`). */
export const cursor = z.optional(z.string().check(z.maxLength(500)))
export const nothing = z.strictObject({})
