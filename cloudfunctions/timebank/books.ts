import type { Input } from '@contract'
import type { BooksView } from '@contract/timebank'
import { refuse } from '@domain/errors'
import { checkRelease, checkReopening } from '@domain/ledger/reopen'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { onlyDistrict } from './pool'

/** Totals, the last look, and what stands still; for those of the district. */
export const booksOf = async (call: Call): Promise<BooksView> => {
  await onlyDistrict(call)
  return call.store.districtBooks.view()
}

/** Looks at the books now, as the night would: whoever has set something right need not wait for it. */
export const checkNow = async (call: Call): Promise<BooksView> => {
  await onlyDistrict(call)
  const { tenantId } = await call.store.districtBooks.stop('minute')
  await call.stores.forSystem(tenantId).checkBooks(call.now)
  return call.store.districtBooks.view()
}

/** The first signature under letting an asset move again. Nothing stands still: nothing to do. */
export const proposeReopen = async (call: Call, { asset }: Input<'timebank.proposeReopen'>): Promise<BooksView> => {
  await onlyDistrict(call)
  await untilDecided(async () => {
    const { stop } = await call.store.districtBooks.stop(asset)
    if (!stop || stop.proposedBy !== null) return true
    checkRelease(stop)
    return (await call.store.districtBooks.proposeReopen(asset, call.now)) || null
  })
  return call.store.districtBooks.view()
}

/** The second, by somebody else, under the first that was shown: it moves again, and what waited is made up for within minutes. */
export const confirmReopen = async (call: Call, { asset, proposedAt }: Input<'timebank.confirmReopen'>): Promise<BooksView> => {
  await onlyDistrict(call)
  await untilDecided(async () => {
    const { stop, personId } = await call.store.districtBooks.stop(asset)
    if (!stop) return true
    checkReopening(stop, personId)
    if (stop.proposedAt !== proposedAt) refuse('CHANGED')
    return (await call.store.districtBooks.reopen(asset, proposedAt, call.now)) || null
  })
  return call.store.districtBooks.view()
}
