import { MINUTE } from '../clock/milliseconds'
import { dayStart } from '../clock/shanghai'
import { refuse } from '../errors'
import { accountOf, issuer } from '../ledger/account'
import type { ValueChange } from '../value/facts'

/** What one merchant handed over on one day of Shanghai, and how far it is settled: first the merchant says the figures are right, then the district that it was paid outside. */
export interface Sheet {
  merchantId: string
  day: string
  count: number
  points: number
  agreedBy: string | null
  agreedAt: number | null
  settledBy: string | null
  settledAt: number | null
}

/** A day is closed a little after midnight: whoever was at the counter then is on its sheet. */
const CLOSED_AFTER = 10 * MINUTE
const DAY_BEGINS = (day: string) => Date.parse(`${day}T00:00:00+08:00`)

/** Whether nothing more can come onto a day's sheet. */
export const isOver = (day: string, now: number): boolean => DAY_BEGINS(day) < dayStart(now - CLOSED_AFTER)

/** The merchant: the figures are right, nothing comes to this day any more. Said again it stays as it was. Refuses SHEET_OPEN. */
export const agreed = (sheet: Sheet, personId: string, now: number): Sheet => {
  if (sheet.agreedAt !== null) return sheet
  if (!isOver(sheet.day, now)) refuse('SHEET_OPEN')
  return { ...sheet, agreedBy: personId, agreedAt: now }
}

/**
 * The district: it was settled outside. The points go from the merchant back to where points come from; there is no money in here. By two
 * people: never by whoever said that the figures are right, nor by anybody of that merchant.
 */
export const settled = (sheet: Sheet, by: { personId: string; atMerchant: boolean }, now: number): { sheet: Sheet; value: ValueChange } => {
  if (sheet.agreedAt === null) refuse('SHEET_UNAGREED')
  if (by.atMerchant || by.personId === sheet.agreedBy) refuse('SECOND_PERSON')
  const merchant = accountOf('point', 'merchant', sheet.merchantId)
  const id = `settlement/${sheet.merchantId}/${sheet.day}`
  return {
    sheet: { ...sheet, settledBy: by.personId, settledAt: now },
    value: {
      transfers: [{ id, phase: 'direct', from: merchant, lines: [{ account: issuer('point'), amount: sheet.points }], at: now }],
      lines: [
        { accountId: merchant, transferId: id, why: [`${sheet.day} 交出 ${sheet.count} 份，在外面结清 ${sheet.points} 分`], line: null }
      ],
      tallies: [],
      held: null
    }
  }
}
