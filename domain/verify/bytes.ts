const DIGITS = '0123456789abcdef'
/** The 64 letters of base64url (RFC 4648 §5), without padding: what fits a QR code and a web address. */
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Every byte as its two digits. */
const PAIRS = Array.from({ length: 256 }, (_, byte) => DIGITS[byte >> 4]! + DIGITS[byte & 15]!)

/** Lower-case hexadecimal. */
export const hexOf = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 1) text += PAIRS[bytes[at]!]!
  return text
}

/** The bytes behind lower-case hexadecimal of exactly `length` bytes, or null. */
export const fromHex = (text: string, length: number): Uint8Array | null => {
  if (text.length !== length * 2 || !/^[0-9a-f]*$/.test(text)) return null
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 1) bytes[at] = (DIGITS.indexOf(text[2 * at]!) << 4) | DIGITS.indexOf(text[2 * at + 1]!)
  return bytes
}

/** base64url without padding. */
export const base64Of = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    for (let part = 0; part < 4 && at + part <= bytes.length; part += 1) text += LETTERS[(three >> (18 - 6 * part)) & 63]!
  }
  return text
}

/** The bytes behind base64url of exactly `length` bytes, or null; one text for one value, spare bits are zero. */
export const fromBase64 = (text: string, length: number): Uint8Array | null => {
  if (!/^[\w-]*$/.test(text)) return null
  const bytes = new Uint8Array(length)
  let [held, bits, at] = [0, 0, 0]
  for (const letter of text) {
    held = (held << 6) | LETTERS.indexOf(letter)
    bits += 6
    if (bits < 8) continue
    bits -= 8
    if (at >= length) return null
    bytes[at] = (held >> bits) & 255
    at += 1
    held &= (1 << bits) - 1
  }
  return at === length && base64Of(bytes) === text ? bytes : null
}

/** Words without the mark (U+FEFF) that some editors put before the first letter of a file. */
export const unmarked = (words: string): string => words.replace(/^\uFEFF/, '')

let encoder: TextEncoder | undefined
/** The bytes of words, in UTF-8: for servers and browsers, a mini-program has no TextEncoder. */
export const utf8 = (text: string): Uint8Array => (encoder ??= new TextEncoder()).encode(text)
