import { unmarked } from './bytes'
import { written, type StatementFile } from './statement'

type Fits = (value: unknown) => boolean
const text: Fits = (value) => typeof value === 'string'
const count: Fits = (value) => Number.isSafeInteger(value)
const nothingOr =
  (fits: Fits): Fits =>
  (value) =>
    value === null || fits(value)
const listOf =
  (fits: Fits): Fits =>
  (value) =>
    Array.isArray(value) && value.every(fits)
/** Exactly these fields. */
const shape =
  (fields: Record<string, Fits>): Fits =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).length === Object.keys(fields).length &&
    Object.entries(fields).every(([name, fits]) => Object.hasOwn(value, name) && fits((value as Record<string, unknown>)[name]))
const oneOf =
  (...words: readonly unknown[]): Fits =>
  (value) =>
    words.includes(value)

const inclusion = shape({ index: count, path: listOf(text) })
const isFile = shape({
  statement: shape({
    form: oneOf('linli/statement/1'),
    district: shape({ id: text, name: text }),
    person: text,
    madeAt: count,
    mark: text,
    covers: text,
    checkpoint: shape({
      alg: text,
      hashAlg: text,
      district: text,
      day: text,
      at: count,
      accounts: count,
      accountsRoot: text,
      devices: count,
      devicesRoot: text,
      before: text,
      key: text,
      signature: text
    }),
    accounts: listOf(
      shape({
        account: text,
        name: text,
        before: text,
        proof: inclusion,
        entries: listOf(
          shape({
            seq: count,
            transfer: text,
            phase: oneOf('hold', 'post', 'void', 'direct', 'reverse'),
            of: text,
            posted: count,
            held: count,
            at: count,
            hash: text,
            why: listOf(text),
            title: text
          })
        )
      })
    ),
    visits: listOf(
      shape({
        order: text,
        round: count,
        seat: text,
        stage: oneOf('arrive', 'leave'),
        code: text,
        helper: nothingOr(shape({ key: text, at: count, signature: text })),
        witness: nothingOr(shape({ key: text, step: count, signature: text }))
      })
    ),
    devices: listOf(shape({ alg: text, publicKey: text, since: count, until: nothingOr(count), proof: inclusion }))
  }),
  signature: shape({ alg: text, hashAlg: text, publicKey: text, value: text })
})

/**
 * A statement out of a file: `null` when it is something else, `respelt` when it is one and stands there in other letters than it was
 * written in (a second `amount`, `1e2` for 100, a space, other line ends, a mark before it): what two programs might read differently nobody should believe.
 */
export const readStatement = (words: string): StatementFile | 'respelt' | null => {
  let value: unknown
  try {
    value = JSON.parse(unmarked(words))
  } catch {
    return null
  }
  if (!isFile(value)) return null
  return written(value as StatementFile) === words ? (value as StatementFile) : 'respelt'
}
