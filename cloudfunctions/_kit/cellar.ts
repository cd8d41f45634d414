import { openPool } from '../../database/open'
import { query } from '../../database/query'
import type { Visit } from './call'
import { platform } from './platform'
import { openKeys, type Keys } from './seal'
import { openSigners } from './signing'
import { openStores } from './store/open'

/** What a door opens for every call: nothing in it remembers one call for the next. */
export type Cellar = Omit<Visit, 'now' | 'appId'>

let keys: Keys | undefined
let signerOf: Cellar['signerOf'] | undefined
let mark: string | undefined

/** Born demo or real; a mark never changes, so one look that succeeded is enough for the life of an instance. */
const isDemo = async (): Promise<boolean> => {
  mark ??= (await query<{ mark: string }>(openPool(), 'select mark from database_mark'))[0]?.mark
  return mark === 'demo'
}

/** The pool of this process, the keys of its environment, and CloudBase. */
export const cellar = (): Cellar => {
  keys ??= openKeys(process.env.LINLI_MASTER_KEY ?? '')
  signerOf ??= openSigners(process.env.LINLI_CHECKPOINT_KEY, keys)
  return { keys, signerOf, stores: openStores(openPool(), keys), platform, isDemo }
}
