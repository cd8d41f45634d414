import { unmarked } from './bytes'
import { FINGERPRINT } from './primitives'

/** What a district publishes, for anybody: its keys, and the digests of its days. */
export interface Notice {
  form: 'linli/notice/1'
  district: { id: string; name: string }
  /** every key there has ever been, the newest first */
  keys: { id: string; alg: string; publicKey: string; since: number }[]
  /** the newest first */
  days: { day: string; at: number; digest: string; key: string }[]
}

/** What the reader knows from elsewhere, never from the file that is checked: fingerprints of keys, and digests by day. */
export interface Trusted {
  keys: readonly string[]
  /** `digest` may be the first half of it: 32 letters */
  days: readonly { day: string; digest: string }[]
}
export const NOTHING_TRUSTED: Trusted = { keys: [], days: [] }

/** What was typed from a paper, without its spaces; null when it cannot be a fingerprint or (half of) a digest. */
export const typed = (text: string): string | null => {
  const letters = text.replace(/[\s-]/g, '').toLowerCase()
  return /^[0-9a-f]*$/.test(letters) && letters.length >= FINGERPRINT && letters.length <= 64 ? letters : null
}

/** Whether a day's digest is what was published; null when nothing is known of that day. */
export const isPublished = ({ days }: Trusted, day: string, digest: string): boolean | null => {
  const known = days.filter((one) => one.day === day)
  if (known.length === 0) return null
  const same = (one: string) =>
    one.length >= FINGERPRINT && digest.length >= FINGERPRINT && (digest.startsWith(one) || one.startsWith(digest))
  return known.every((one) => same(one.digest))
}

/** A published notice out of a file, or null. Of its values: how they are spelt is nobody's matter. */
export const readNotice = (words: string): Trusted | null => {
  try {
    const { form, keys, days } = JSON.parse(unmarked(words)) as Partial<Notice>
    if (form !== 'linli/notice/1' || !Array.isArray(keys) || !Array.isArray(days)) return null
    return { keys: keys.map(({ id }) => String(id)), days: days.map(({ day, digest }) => ({ day: String(day), digest: String(digest) })) }
  } catch {
    return null
  }
}
