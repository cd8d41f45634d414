/** The kinds of error whose words are written by programmers; those of a database or a parser may quote what a person typed. */
const ours = (error: Error) => error.message.startsWith('broken promise') || error instanceof TypeError || error instanceof ReferenceError

const frames = (error: Error) =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 8)
    .map((line) => line.trim())

/** Writes down where something broke as one line of JSON: no input, no name, no identity, nothing a person typed. */
export const report = (call: { door: string; action: string }, thrown: unknown): void => {
  const error = thrown instanceof Error ? thrown : new Error('something else was thrown')
  const { code, constraint, table, routine } = error as Error & Record<'code' | 'constraint' | 'table' | 'routine', unknown>
  console.error(
    JSON.stringify({
      level: 'error',
      ...call,
      name: error.name,
      ...(ours(error) ? { message: error.message } : {}),
      ...{ code, constraint, table, routine },
      at: frames(error)
    })
  )
}
