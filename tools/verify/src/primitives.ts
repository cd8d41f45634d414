import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Primitives } from '@domain/verify/primitives'

/** The same mathematics in Node and in any browser, without asking either for it. Strict: one signature has one spelling (RFC 8032). */
export const primitives: Primitives = {
  hashAlg: 'sha256',
  hash: (bytes) => sha256(bytes),
  signatureAlg: 'ed25519',
  isSigned: (publicKey, message, signature) => {
    try {
      return ed25519.verify(signature, message, publicKey, { zip215: false })
    } catch {
      return false
    }
  }
}
