import { DAY } from '../clock/milliseconds'

/** Which end of a visit. */
export type Stage = 'arrive' | 'leave'

/** What the phone of whoever shows the code signs: this code, for this half minute, of this round of this order. */
export const shownText = (alg: string, orderId: string, round: number, code: string, step: number): string =>
  ['linli/code/1', alg, orderId, round, code, step].join('\n')

/** What the helper's phone signs: I am here, or I go, and this is the code that was shown to me; `at` by its own clock, epoch ms. */
export const visitText = (alg: string, orderId: string, round: number, stage: Stage, code: string, at: number): string =>
  ['linli/visit/1', alg, orderId, round, stage, code, at].join('\n')

/** How far the clock of a phone may be from the server's: beyond, what it signs is not kept, and no key counts for it. */
export const CLOCK_SLACK = DAY

/** What a phone signs when its key is made known: that it has the other half of it. */
export const deviceText = (alg: string, publicKey: string): string => ['linli/device/1', alg, publicKey].join('\n')

/** What a scanned code says besides its six digits: the key and the signature of the phone that showed it. */
export interface ShownBy {
  /** base64url */
  key: string
  signature: string
}

const SCANNED = /^LINLI1:([^:]+):(\d{1,9}):(\d{6})(?::([\w-]{43}):([\w-]{86}))?$/

/** A code as the camera reads it, or null; without a signature it is as good, and says less. */
export const readScanned = (text: string): { orderId: string; round: number; code: string; by: ShownBy | null } | null => {
  const [, orderId = '', round, code = '', key, signature] = SCANNED.exec(text) ?? []
  return code ? { orderId, round: Number(round), code, by: key && signature ? { key, signature } : null } : null
}

/** A code with the signature of the phone that shows it. */
export const signedCode = (qr: string, { key, signature }: ShownBy): string => `${qr}:${key}:${signature}`
