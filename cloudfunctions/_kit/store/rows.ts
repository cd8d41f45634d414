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

/** A flat object as a row; what is nested goes into jsonb columns as it is. */
export const rowOf = (object: object): Row =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      const column = snake(name)
      return [column, isInstant(column) && typeof value === 'number' ? iso(value) : value]
    })
  )

/** A row as a flat object, without the named columns. Exactly undoes `rowOf`. */
export const objectOf = <T>(row: Row, ...without: string[]): T =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([column]) => !without.includes(column))
      .map(([column, value]) => [camel(column), isInstant(column) && typeof value === 'string' ? ms(value) : value])
  ) as T
