import { AppError, REFUSALS, type RefusalCode } from '@domain/errors'
import type * as z from 'zod/mini'
import { FIELD_NAMES } from './fields'
import type { Checks } from './schemas/later'

interface Params {
  code?: string
  max?: number
  problem?: string
  /** the whole sentence, where no single field is wrong */
  says?: string
}
type Issue = z.core.$ZodIssue

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], input)

const problemOf = (issue: Issue, input: unknown): string => {
  if (issue.code === 'custom') return (issue.params as Params | undefined)?.problem ?? '不对'
  if (issue.code === 'too_big') return '太多了'
  if (issue.code === 'too_small') return '太少了'
  return valueAt(input, issue.path) === undefined ? '没有填' : '不对'
}

/** One sentence about the first thing that is wrong, with the field's Chinese name; what was typed is never repeated. */
const refusalOf = (issue: Issue, input: unknown): AppError => {
  if (issue.code === 'unrecognized_keys') return new AppError('INVALID_INPUT', { what: '多了认不出的内容' })
  const field = issue.path.filter((key) => typeof key === 'string').at(-1)
  const name = (field && FIELD_NAMES[field]) ?? '内容'
  const { code, max, says } = (issue.code === 'custom' ? (issue.params as Params | undefined) : undefined) ?? {}
  if (code !== undefined && code in REFUSALS) return new AppError(code as RefusalCode, { what: name, max: max ?? 0 })
  return new AppError('INVALID_INPUT', { what: says ?? name + problemOf(issue, input) })
}

/** The input as its schema describes it, exactly. Throws INVALID_INPUT or TEXT_TOO_LONG with the name of the field. */
export const check = <T>(schema: Checks<T>, input: unknown): T => {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const first = result.error.issues[0]
  throw first ? refusalOf(first, input) : new AppError('INVALID_INPUT', { what: '内容不对' })
}
