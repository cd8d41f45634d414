import { createHash, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { invariant } from '@domain/errors'
import { fingerprintOf, type Primitives } from '@domain/verify/primitives'
import type { Keys } from './seal'

/** Before the 32 bytes of an Ed25519 key, what makes it a key to Node (RFC 8410). */
const SECRET = Buffer.from('302e020100300506032b657004220420', 'hex')
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')
const RAW = 32

/** Node takes a key of small order, under which one signature holds for any message, and several spellings of one key; neither is a key (RFC 8032). */
const isKey = (publicKey: Uint8Array): boolean => !ed25519.Point.fromBytes(publicKey, false).isSmallOrder()

/** The primitives of Node itself, taking nothing that the library of tool and page does not take. */
export const primitives: Primitives = {
  hashAlg: 'sha256',
  hash: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
  signatureAlg: 'ed25519',
  isSigned: (publicKey, message, signature) => {
    try {
      if (!isKey(publicKey)) return false
      const key = createPublicKey({ key: Buffer.concat([PUBLIC, publicKey]), format: 'der', type: 'spki' })
      return verify(null, message, key, signature)
    } catch {
      return false
    }
  }
}

/** The key of one district that signs what is published. */
export interface Signer {
  /** its fingerprint */
  id: string
  alg: string
  publicKey: Uint8Array
  sign: (text: string) => Uint8Array
}

const signerFrom = (seed: Uint8Array): Signer => {
  const secret = createPrivateKey({ key: Buffer.concat([SECRET, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-RAW))
  return {
    id: fingerprintOf(primitives.hash, publicKey),
    alg: primitives.signatureAlg,
    publicKey,
    sign: (text) => new Uint8Array(sign(null, Buffer.from(text, 'utf8'), secret))
  }
}

/**
 * The signer of a district, derived from `LINLI_CHECKPOINT_KEY` (32 characters or more; another one is another key from the next day on,
 * and the old one stays published), or where there is none from the master key. Each district has a key of its own.
 */
export const openSigners = (secret: string | undefined, keys: Keys): ((tenantId: string) => Signer) => {
  invariant(!secret || secret.length >= 32, 'LINLI_CHECKPOINT_KEY has at least 32 characters')
  const known = new Map<string, Signer>()
  return (tenantId) => {
    const purpose = `checkpoint/${tenantId}`
    const made =
      known.get(tenantId) ?? signerFrom(secret ? new Uint8Array(hkdfSync('sha256', secret, 'linli', purpose, RAW)) : keys.derive(purpose))
    known.set(tenantId, made)
    return made
  }
}
