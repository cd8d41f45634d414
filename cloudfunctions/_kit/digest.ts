import { createHash } from 'node:crypto'
import type { Digest } from '@domain/ledger/chain'

/** The hash of the chains, the one that the database has built in. */
export const sha256: Digest = { alg: 'sha256', of: (text) => createHash('sha256').update(text, 'utf8').digest('hex') }
