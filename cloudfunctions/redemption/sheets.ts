import type { Input } from '@contract'
import type { SheetView } from '@contract/redemption'
import { refuse } from '@domain/errors'
import { agreed, settled } from '@domain/redemption/sheet'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { sheetView } from './show'

/** One day as it stands, for the merchant and the district. */
export const sheetOf = async (call: Call, { orgId, day }: Input<'redemption.sheetOf'>): Promise<SheetView> => {
  const { sheet, atMerchant, atDistrict } = await call.store.sheets.signing({ orgId, day, now: call.now })
  if (!atMerchant && !atDistrict) return refuse('NOT_ALLOWED', { who: '店里的人' })
  return sheetView(call, sheet ?? refuse('SHEET_EMPTY'))
}

/** The merchant says that the figures of a day are right: from then on nothing comes to it. Said again it stays as it was. */
export const agree = async (call: Call, { orgId, day }: Input<'redemption.agree'>): Promise<SheetView> => {
  const { store, now } = call
  const { sheet, personId, atMerchant } = await store.sheets.signing({ orgId, day, now })
  if (!atMerchant) return refuse('NOT_ALLOWED', { who: '店里的人' })
  await store.sheets.agree(agreed(sheet ?? refuse('SHEET_EMPTY'), personId, now), now)
  return sheetOf(call, { orgId, day })
}

/** The district says that it was settled outside: the points go back to where points come from. Said again it stays as it was. */
export const settle = (call: Call, { orgId, day }: Input<'redemption.settle'>): Promise<SheetView> =>
  untilDecided(async () => {
    const { store, now } = call
    const signing = await store.sheets.signing({ orgId, day, now })
    if (!signing.atDistrict) return refuse('NOT_ALLOWED', { who: '区里的工作人员' })
    const sheet = signing.sheet ?? refuse('SHEET_EMPTY')
    if (sheet.settledAt !== null) return sheetView(call, sheet)
    const { sheet: after, value } = settled(sheet, signing, now)
    return (await store.sheets.settle(signing, after, value, now)) ? sheetView(call, { ...sheet, ...after }) : null
  }, 'VALUE_BUSY')
