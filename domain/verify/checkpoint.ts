import { utf8 } from './bytes'
import { leafHash, type Hash } from './merkle'

/** What is published for one day: two roots and what went before. Everything is text or a whole number, so that it is signed as it is read. */
export interface Checkpoint {
  /** the kind of signature, and of hash */
  alg: string
  hashAlg: string
  district: string
  /** the day it was made, in Shanghai: `2026-11-27` */
  day: string
  /** epoch milliseconds */
  at: number
  accounts: number
  /** hexadecimal, like every hash here */
  accountsRoot: string
  devices: number
  devicesRoot: string
  /** the digest of the one before, or empty */
  before: string
  /** the fingerprint of the key that signs */
  key: string
}

/** The words that are hashed and signed, one a line; no field can contain a line break. */
export const checkpointText = (one: Checkpoint): string =>
  [
    'linli/checkpoint/1',
    one.alg,
    one.hashAlg,
    one.district,
    one.day,
    one.at,
    one.accounts,
    one.accountsRoot,
    one.devices,
    one.devicesRoot,
    one.before,
    one.key
  ].join('\n')

/** The end of one account's chain, as a leaf. Only its hash ever leaves the district, under the root. */
export const accountLeaf = (hash: Hash, hashAlg: string, district: string, account: string, seq: number, head: string): Uint8Array =>
  leafHash(hash, utf8(['linli/head/1', hashAlg, district, account, seq, head].join('\n')))

/** The public key of a phone, since when it is known, and since when it does not count any more. */
export interface DeviceKey {
  alg: string
  /** hexadecimal */
  publicKey: string
  /** epoch milliseconds */
  since: number
  until: number | null
}
/** It names nobody: whose phone it is stands nowhere in what is published. */
export const deviceLeaf = (hash: Hash, district: string, { alg, publicKey, since, until }: DeviceKey): Uint8Array =>
  leafHash(hash, utf8(['linli/key/1', alg, district, publicKey, since, until ?? ''].join('\n')))
