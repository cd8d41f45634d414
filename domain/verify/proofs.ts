import { fromHex, hexOf, utf8 } from './bytes'
import { rootFrom } from './merkle'
import { KEY, SIGNATURE, type Primitives } from './primitives'
import type { Inclusion } from './statement'

/** Whether a leaf is under a root, by a proof that came with the file. */
export const isUnder = (primitives: Primitives, leaf: Uint8Array, size: number, root: string, { index, path }: Inclusion): boolean => {
  const hashes = path.map((one) => fromHex(one, 32))
  const found = rootFrom(
    primitives.hash,
    leaf,
    index,
    size,
    hashes.filter((one) => one !== null)
  )
  return found !== null && !hashes.includes(null) && hexOf(found) === root
}

/** Whether a message carries the signature of a key; all in hexadecimal. */
export const isSignedBy = ({ isSigned }: Primitives, publicKey: string, message: string, signature: string): boolean => {
  const [key, sealed] = [fromHex(publicKey, KEY), fromHex(signature, SIGNATURE)]
  return key !== null && sealed !== null && isSigned(key, utf8(message), sealed)
}
