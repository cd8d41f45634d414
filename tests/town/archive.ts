import type { Call } from '../../cloudfunctions/_kit/call'
import { platform } from '../../cloudfunctions/_kit/platform'
import type { Keys } from '../../cloudfunctions/_kit/seal'
import { openSigners } from '../../cloudfunctions/_kit/signing'
import type { Stores } from '../../cloudfunctions/_kit/store/stores'
import { TENANT } from './places'

/** Where a year is written down: the cellar of the doors, with the keys that make its codes. */
export interface Archive {
  stores: Stores
  keys: Keys
  /** has the database count its rows, whenever the year is twice as long: it plans by them, and by guesses without */
  count?: () => Promise<unknown>
  /** puts a file into the store of the host; without it the shop has no pictures */
  putFile?: (fileId: string, bytes: Buffer) => Promise<void>
}

/** The account of a townsperson, as demo sign-in makes it. */
export const callerOf = (personId: string) => ({ appId: TENANT.appId, openid: `demo:${personId}` })

/** A call of a townsperson at a moment (epoch ms), as their phone would make it, past the door. */
export const callOf = ({ stores, keys }: Archive, who: string, now: number, requestId: string): Call => ({
  stores,
  keys,
  platform,
  signerOf: openSigners(process.env.LINLI_CHECKPOINT_KEY, keys),
  isDemo: () => Promise.resolve(true),
  now,
  appId: TENANT.appId,
  caller: callerOf(who),
  store: stores.forCaller(callerOf(who)),
  requestId,
  asked: { action: 'town', requestId, inputHash: '' }
})
