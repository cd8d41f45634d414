import pg from 'pg'

/** int8 arrives as text; a number that JavaScript cannot hold exactly is a bug, never a rounded value. */
const exact = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${text}`)
  return value
}

/** Reads int8 as exact numbers and instants as epoch milliseconds, in every pool of this process. */
export const readNumbersExactly = (): void => {
  pg.types.setTypeParser(pg.types.builtins.INT8, exact)
  pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).getTime())
}
