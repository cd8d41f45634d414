import type { Row, RulePack } from '../rule'
import { COLUMNS, faultIn, filled, objectOf, words, type Check } from './columns'
import { readJson } from './json'
import { unkeepable } from './keepable'
import { problemOf } from './rules'
import { wrong } from './wrong'

const isKind = (kind: unknown): kind is Row['kind'] => typeof kind === 'string' && Object.hasOwn(COLUMNS, kind)
const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

/** One row, whole: every column known, written and sensible; what is not written filled in. */
const rowOf = (value: unknown, line: number): Row => {
  const harm = unkeepable(value)
  if (harm !== null) return wrong({ line }, harm)
  const [code, kind] = [property(value, 'code'), property(value, 'kind')]
  const place = { line, code: typeof code === 'string' ? code : undefined }
  if (!isKind(kind)) return wrong(place, `不认识这一类规则 ${JSON.stringify(kind) ?? '（没有写 kind）'}`)
  const reason = objectOf(COLUMNS[kind])(value)
  return reason === null ? filled(kind, value as object) : wrong(place, reason)
}

const instant: Check = (value) => {
  const text = typeof value === 'string' ? value : ''
  const [, day] = /^([+-]?\d{4,6}-\d\d-\d\d)T.*[+-]\d\d:\d\d$/.exec(text) ?? []
  if (day === undefined || Number.isNaN(Date.parse(text))) return '要写成 2026-01-01T00:00:00+08:00 这样'
  // 30 February would be read as 2 March
  return new Date(day).toJSON() === `${day}T00:00:00.000Z` ? null : '写的这一天日历上没有'
}
const HEAD = faultIn({
  version: { check: words(40) },
  effectiveAt: { check: instant },
  demonstration: { check: (value) => (typeof value === 'boolean' ? null : '只能是 true 或 false'), otherwise: false },
  rows: { check: (value) => (Array.isArray(value) && value.length > 0 ? null : '要写成一列，至少一条') }
})

/**
 * A version of the rules from values; `lineOf` tells where a row stands, `lineOfName` a field of the head. Throws RULES_INVALID with line, code
 * and reason.
 */
export const packOf = (value: unknown, lineOf: (index: number) => number, lineOfName: (name: string) => number = () => 1): RulePack => {
  const fault = HEAD(value)
  if (fault !== null) return wrong({ line: lineOfName(fault.name) }, fault.reason)
  const head = value as { version: string; effectiveAt: string; demonstration?: boolean; rows: unknown[] }
  const harm = unkeepable(head.version)
  if (harm !== null) return wrong({ line: lineOfName('version') }, harm)
  const rows = head.rows.map((row, index) => rowOf(row, lineOf(index)))
  const demonstration = head.demonstration ?? false
  const problem = problemOf(rows, demonstration)
  if (problem) return wrong({ line: lineOf(problem.index), code: problem.code }, problem.reason)
  return { version: head.version, effectiveAt: Date.parse(head.effectiveAt), demonstration, rows }
}

/** A version of the rules from the text of its file. Throws RULES_INVALID with the line (from 1), the code and the reason in words. */
export const readPack = (file: string): RulePack => {
  const { value, lineOf } = readJson(file)
  const rows = property(value, 'rows')
  return packOf(
    value,
    (index) => lineOf(rows, index),
    (name) => lineOf(value, name)
  )
}
