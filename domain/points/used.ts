import type { Draw, Used } from './line'

interface Drawing {
  draws: readonly Draw[]
}

/** Writes down in place what lines use up; for whoever walks many facts. */
export const drawInto = (used: Map<string, number>, lines: readonly Drawing[], times: 1 | -1 = 1): void => {
  for (const { draws } of lines) for (const { key, amount } of draws) used.set(key, (used.get(key) ?? 0) + times * amount)
}

/** What is used up after lines posted. */
export const consume = (used: Used, lines: readonly Drawing[]): Used => {
  const next = new Map(used)
  drawInto(next, lines)
  return next
}

/** What is used up after lines were taken back: room for lines to come, never for earlier ones that were cut. */
export const release = (used: Used, lines: readonly Drawing[]): Used => {
  const next = new Map(used)
  drawInto(next, lines, -1)
  return next
}
