import { createHash, randomBytes } from 'node:crypto'
import { refuse } from '@domain/errors'
import type { Account, Committed, Seen } from './store/shapes'

/** Keys in one order, so that the same input is the same text however the phone wrote it. */
const canonical = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(canonical)
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
          .filter(([, inner]) => inner !== undefined)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, canonical(inner)])
      : value

const sha256 = (text: string) => createHash('sha256').update(text).digest()

/** What tells one input from another under the same request id. */
export const inputHash = (input: unknown): string => sha256(JSON.stringify(canonical(input))).toString('hex')

/** Digits and letters that nobody mistakes for one another when read aloud. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Whose request it is: the part of an id that no client can choose. */
export const intentOf = ({ tenantId, personId }: Account, action: string, requestId: string) =>
  [tenantId, personId, action, requestId] as const

const readAloud = (prefix: string, bytes: Uint8Array): string =>
  prefix + [...bytes.subarray(0, 15)].map((byte) => ALPHABET[byte & 31]).join('')

/**
 * The id of what a request makes: the same for every retry, and nobody's guess (75 bits of SHA-256 over whose request it is).
 * `prefix` says what it is: O an order, S a series, A an address, F feedback, G a gift, D a donation, I an injection,
 * H a standing hand-over, E an estate, L a floor of the pool, V a version of the rules, X what the rules are asked about, Q an appeal,
 * W a warning of bad weather, R a redemption, C a thing of its catalogue, K a change of its stock, P a hand-over of a post, N a neighbour whom a worker
 * registers.
 */
export const idOf = (
  prefix: 'O' | 'S' | 'A' | 'F' | 'G' | 'D' | 'I' | 'H' | 'E' | 'L' | 'V' | 'X' | 'Q' | 'R' | 'C' | 'K' | 'P' | 'N' | 'W',
  ...request: readonly (string | number | null)[]
): string => readAloud(prefix, sha256(JSON.stringify([prefix, ...request])))

/** The id of somebody new: chance, so that nothing about them can be told from it. */
export const newPersonId = (): string => readAloud('P', randomBytes(15))

/** The outcome that is already there under this key, or null. Other input under the same key: REQUEST_REUSED. */
export const seenBefore = (seen: Seen | null, hash: string): Seen | null =>
  seen === null ? null : seen.inputHash === hash ? seen : refuse('REQUEST_REUSED')

/** What a finished write answers: the version it made, or null when somebody was faster and it must be decided again. */
export const versionOf = (committed: Committed): number | null => {
  if (committed.kind === 'reused') return refuse('REQUEST_REUSED')
  if (committed.kind === 'locked') return refuse('CODE_LOCKED')
  return committed.kind === 'done' ? committed.version : null
}
