import type { Input } from '@contract'
import type { MinuteBalance } from '@contract/books'
import { AppError, refuse } from '@domain/errors'
import { accountOf } from '@domain/ledger/account'
import type { ValueChange } from '@domain/value/facts'
import { donationOf, giftOf } from '@domain/value/given'
import { untilDecided } from '../_kit/again'
import type { Call } from '../_kit/call'
import { idOf } from '../_kit/request'
import type { Wallet } from '../_kit/store/wallet'
import { balanceOf, yearOf } from './balance'

interface Moving {
  /** the transfer's name, the same for every retry of one intent */
  cause: string
  receiverId?: string
  /** whether a transfer of that name said the same */
  same: (done: NonNullable<Wallet['done']>) => boolean
  decide: (wallet: Wallet) => ValueChange
}

/** Whoever spent the same minutes meanwhile was faster: the rules say it kindly on what is left. */
const moved = async ({ store, now }: Call, wallet: Wallet, change: ValueChange): Promise<boolean> => {
  try {
    return await store.wallet.move(wallet, change, now)
  } catch (error) {
    if (error instanceof AppError && error.code === 'VALUE_SHORT') return false
    throw error
  }
}

/** Reads, decides, writes: two trips, and one more for what the giver has now. The same request again moves nothing. */
const move = async (call: Call, { cause, receiverId, same, decide }: Moving): Promise<MinuteBalance> => {
  await untilDecided(async () => {
    const wallet = await call.store.wallet.wallet(yearOf(call.now), { cause, ...(receiverId ? { receiverId } : {}) })
    if (wallet.done) return same(wallet.done) || refuse('REQUEST_REUSED')
    return (await moved(call, wallet, decide(wallet))) || null
  }, 'VALUE_BUSY')
  return balanceOf(call)
}

/** Minutes for close family. */
export const give = (call: Call, { personId, minutes }: Input<'timebank.give'>): Promise<MinuteBalance> => {
  const id = idOf('G', call.caller.appId, call.caller.openid, call.requestId)
  return move(call, {
    cause: `gift/${id}`,
    receiverId: personId,
    same: ({ to, amount }) => to === accountOf('minute', 'gifted', personId) && amount === minutes,
    decide: (wallet) => giftOf(wallet, id, personId, minutes, yearOf(call.now), call.now)
  })
}

/** Minutes for the public pool. */
export const donate = (call: Call, { minutes }: Input<'timebank.donate'>): Promise<MinuteBalance> => {
  const id = idOf('D', call.caller.appId, call.caller.openid, call.requestId)
  return move(call, {
    cause: `donation/${id}`,
    same: ({ amount }) => amount === minutes,
    decide: (wallet) => donationOf(wallet, id, minutes, yearOf(call.now), call.now)
  })
}
