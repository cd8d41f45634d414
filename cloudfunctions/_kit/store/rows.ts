/** A row as JSON brings it: snake_case names, instants as text. */
export type Row = Record<string, unknown>

/** Columns and fields are few and asked for thousands of times: each is spelled once. */
const spelledOnce = (spell: (name: string) => string) => {
  const known = new Map<string, string>()
  return (name: string): string => {
    const found = known.get(name) ?? spell(name)
    known.set(name, found)
    return found
  }
}
const camel = spelledOnce((name) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()))
const snake = spelledOnce((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
/** Columns named so are timestamptz; the aggregate has epoch milliseconds. */
const isInstant = (column: string) => column === 'at' || column.endsWith('_at') || column.endsWith('_until')

export const iso = (at: number): string => new Date(at).toISOString()
export const ms = (text: unknown): number => Date.parse(String(text))
/** An instant that may not be there. */
export const msOrNull = (text: unknown): number | null => (text === null ? null : ms(text))

/** A flat object as a row; what is nested goes into jsonb columns as it is. */
export const rowOf = (object: object): Row => {
  const row: Row = {}
  for (const [name, value] of Object.entries(object)) {
    const column = snake(name)
    row[column] = typeof value === 'number' && isInstant(column) ? iso(value) : value
  }
  return row
}

/** A row as a flat object, without the named columns. Exactly undoes `rowOf`. */
export const objectOf = <T>(row: Row, without: ReadonlySet<string>): T => {
  const object: Row = {}
  for (const [column, value] of Object.entries(row))
    if (!without.has(column)) object[camel(column)] = typeof value === 'string' && isInstant(column) ? ms(value) : value
  return object as T
}
