import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Order } from '@domain/order/order'
import { readScanned, type ShownBy } from '@domain/verify/visit'
import { HOTP, Secret, TOTP } from 'otpauth'
import type { Keys } from './seal'

const STEP = 30_000
const DIGITS = 6
/** The present step and three before it: people are slow, and nobody may be pressed for time. */
const ACCEPTED = 4
/** Five minutes of codes in one answer, so that no screen polls. */
const GIVEN = 10

/** One round of one order in one district: each has codes of its own. */
export interface Round {
  keys: Keys
  tenantId: string
  order: Pick<Order, 'id' | 'round'>
}

/** Nothing secret is stored with an order: who holds the master key can make the codes of any round again. */
const secretOf = ({ keys, tenantId, order }: Round, purpose: string) => {
  const digest = createHmac('sha256', keys.derive(purpose)).update([tenantId, order.id, order.round].join('|')).digest()
  return new Secret({ buffer: Uint8Array.from(digest).buffer })
}
/** RFC 6238 over HMAC-SHA256, 30 seconds, six digits. */
const rolling = (round: Round) =>
  new TOTP({ secret: secretOf(round, 'on-site codes'), algorithm: 'SHA256', digits: DIGITS, period: STEP / 1000 })

/** The number of a rolling step: the same for everybody who looks at the same half minute. */
export const stepAt = (now: number): number => Math.floor(now / STEP)

/** The codes of the next five minutes, the present one first. */
export const codesFrom = (round: Round, now: number) => {
  const totp = rolling(round)
  return Array.from({ length: GIVEN }, (_, index) => {
    const from = (stepAt(now) + index) * STEP
    const code = totp.generate({ timestamp: from })
    return { from, until: from + STEP, code, qr: `LINLI1:${round.order.id}:${round.order.round}:${code}` }
  })
}

const same = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** The rolling step whose code this is, the newest first, or null. Every accepted step is compared, whichever fits. */
export const stepOf = (code: string, round: Round, now: number): number | null => {
  const totp = rolling(round)
  const steps = Array.from({ length: ACCEPTED }, (_, back) => stepAt(now) - back)
  return steps.filter((step) => same(totp.generate({ timestamp: step * STEP }), code))[0] ?? null
}

/** Two different codes for a printed slip, the same for every retry of one print. */
export const slipCodes = (round: Round, requestId: string) => {
  const hotp = new HOTP({ secret: secretOf(round, `slip ${requestId}`), algorithm: 'SHA256', digits: DIGITS })
  const arriveCode = hotp.generate({ counter: 0 })
  const others = [1, 2, 3, 4].map((counter) => hotp.generate({ counter }))
  return { arriveCode, leaveCode: others.find((code) => code !== arriveCode) ?? '' }
}

/** The six digits in what was typed or scanned for this round, and who signed them, or null: another text was never a try at this order's code. */
export const codeIn = (text: string, order: Round['order']): { digits: string; by: ShownBy | null } | null => {
  const typed = text.normalize('NFKC').replace(/\s/g, '')
  const scanned = readScanned(typed)
  if (scanned) return scanned.orderId === order.id && scanned.round === order.round ? { digits: scanned.code, by: scanned.by } : null
  return /^\d{6}$/.test(typed) ? { digits: typed, by: null } : null
}
