import { createHmac } from 'node:crypto'
import { HOTP, Secret } from 'otpauth'
import type { Keys } from './seal'

/** Digits that an elder can read aloud in two groups; with five wrong tries in ten minutes nobody finds one by trying. */
const DIGITS = 8
const MARK = 'LINLI2:'

/** One redemption of one district: each has a series of codes of its own. */
export interface Ticket {
  keys: Keys
  tenantId: string
  redemptionId: string
}

/** The code of one number in the series: good once, at one merchant, and written down nowhere. Who holds the master key can make it again. */
export const pickUpCode = ({ keys, tenantId, redemptionId }: Ticket, number: number): string => {
  const digest = createHmac('sha256', keys.derive('pick-up codes')).update([tenantId, redemptionId].join('|')).digest()
  const secret = new Secret({ buffer: Uint8Array.from(digest).buffer })
  return new HOTP({ secret, algorithm: 'SHA256', digits: DIGITS }).generate({ counter: number })
}

/** What the QR carries. */
export const pickUpText = (code: string): string => MARK + code

/** How a code is kept and looked for: nobody with the tables alone can tell the code. */
export const pickUpHash = (keys: Keys, code: string): string => createHmac('sha256', keys.derive('pick-up hash')).update(code).digest('hex')

/** The eight digits in what was typed or scanned, or null: another text was never a try. */
export const pickUpDigits = (text: string): string | null => {
  const typed = text.normalize('NFKC').replace(/\s/g, '')
  const digits = typed.startsWith(MARK) ? typed.slice(MARK.length) : typed
  return /^\d{8}$/.test(digits) ? digits : null
}
