import { refuse } from '../../errors'
import type { Row, RulePack } from '../rule'
import { COLUMNS, filled, objectOf, words } from './columns'
import { unkeepable } from './keepable'
import { problemOf } from './rules'
import { rowTexts } from './scan'

type Place = { line: number; code?: string }
const wrong = ({ line, code }: Place, reason: string): never => refuse('RULES_INVALID', { line, code: code ? `（${code}）` : '', reason })

const parsed = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

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

const instant = (value: unknown): number | null => {
  const at = typeof value === 'string' && /T.*[+-]\d\d:\d\d$/.test(value) ? Date.parse(value) : NaN
  return Number.isNaN(at) ? null : at
}
const HEAD = objectOf({
  version: { check: words(40) },
  effectiveAt: { check: (value) => (instant(value) === null ? '要写成 2026-01-01T00:00:00+08:00 这样' : null) },
  demonstration: { check: (value) => (typeof value === 'boolean' ? null : '只能是 true 或 false'), otherwise: false },
  rows: { check: (value) => (Array.isArray(value) && value.length > 0 ? null : '要写成一列，至少一条') }
})

/** A version of the rules from values; `lineOf` tells where a row stands. Throws RULES_INVALID with line, code and reason. */
export const packOf = (value: unknown, lineOf: (index: number) => number): RulePack => {
  const reason = HEAD(value) ?? unkeepable((value as { version: string }).version)
  if (reason !== null) return wrong({ line: 1 }, reason)
  const head = value as { version: string; effectiveAt: string; demonstration?: boolean; rows: unknown[] }
  const rows = head.rows.map((row, index) => rowOf(row, lineOf(index)))
  const demonstration = head.demonstration ?? false
  const problem = problemOf(rows, demonstration)
  if (problem) return wrong({ line: lineOf(problem.index), code: problem.code }, problem.reason)
  return { version: head.version, effectiveAt: instant(head.effectiveAt) ?? 0, demonstration, rows }
}

/** The line (from 1) of the row that spoils a file: one that is written on a single line, else the row as far as brackets tell. */
const brokenLine = (file: string): number | undefined => {
  const single = file
    .split('\n')
    .findIndex((line) => /^\s*\{.*\}\s*,?\s*$/.test(line) && parsed(`[${line.trim().replace(/,$/, '')}]`) === null)
  return single >= 0 ? single + 1 : rowTexts(file).find(({ text }) => parsed(text) === null)?.line
}

/** A version of the rules from the text of its file. Throws RULES_INVALID with the line (from 1), the code and the reason in words. */
export const readPack = (file: string): RulePack => {
  const whole = parsed(file)
  if (whole !== null) {
    const rows = rowTexts(file)
    return packOf(whole.value, (index) => rows[index]?.line ?? 1)
  }
  const line = brokenLine(file)
  if (line === undefined) return wrong({ line: 1 }, '文件的括号或逗号写错了，读不懂')
  return wrong({ line }, '标点或引号写错了，读不懂这一条')
}
