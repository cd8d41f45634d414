import type { Digest } from '../ledger/chain'
import { hexOf, utf8 } from './bytes'
import type { Hash } from './merkle'

/** What verifying needs of a library, by name, so that a district may come to use others (SM3, SM2): bytes in, bytes out. */
export interface Primitives {
  hashAlg: string
  hash: Hash
  signatureAlg: string
  /** whether this key signed this message; false for anything that is no key or no signature */
  isSigned: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean
}

/** Bytes of a public key and of a signature. */
export const KEY = 32
export const SIGNATURE = 64
/** Letters of a fingerprint, and the least of a digest that is compared: 128 bits. */
export const FINGERPRINT = 32

/** The hash of words in hexadecimal, as the chain of the ledger takes it. */
export const digestWith = ({ hashAlg, hash }: Primitives): Digest => ({ alg: hashAlg, of: (text) => hexOf(hash(utf8(text))) })

/** What a key is called, and how people compare it: the first half of its hash. */
export const fingerprintOf = (hash: Hash, publicKey: Uint8Array): string => hexOf(hash(publicKey)).slice(0, FINGERPRINT)

/** Letters in groups of four, as they are read from a paper. */
export const grouped = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1 ')
