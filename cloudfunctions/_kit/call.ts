import type { CallAction, Input, Output } from '@contract'
import type { Platform } from './platform'
import type { Checks } from './schemas/later'
import type { Keys } from './seal'
import type { Signer } from './signing'
import type { Asked, Caller } from './store/shapes'
import type { Store } from './store/store'
import type { Stores } from './store/stores'

/** What every action is given: the time, who asks, and the cellar. Nothing of it ever comes from the event. */
export interface Visit {
  now: number
  appId: string
  stores: Stores
  keys: Keys
  /** who signs what a district publishes */
  signerOf: (tenantId: string) => Signer
  platform: Platform
  /** the database is marked as a demonstration: people are not real, numbers may be typed */
  isDemo: () => Promise<boolean>
}
/** A call of somebody with an identity; `requestId` is the same for every retry of one intent (empty for reads). */
export interface Call extends Visit {
  caller: Caller
  store: Store
  requestId: string
  /** the same with what is asked: kept by a write that would do harm a second time */
  asked: Asked
}

/**
 * One action of a door. Nobody may call it unless `who` says so; its input is what `schema` describes, exactly;
 * `writes` demands a request id; `remembers`: its content is kept under that id before anything is done, for an action whose own write
 * could not tell that the same id asked for something else before; `again`: its write keeps the request, and this is the answer once it was done.
 */
export type Row<I, O> = { schema: Checks<I>; writes?: true; remembers?: true } & (
  | { who: 'anyone'; does: (input: I, visit: Visit) => Promise<O> }
  | { who: 'person'; does: (input: I, call: Call) => Promise<O>; again?: (input: I, call: Call) => Promise<O> }
  | { who: 'timer' | 'wechat'; does: (input: I, visit: Visit) => Promise<O> }
)

/** All actions of one function, complete by the contract. */
export type Rows<F extends string> = {
  [A in CallAction as A extends `${F}.${infer Short}` ? Short : never]: Row<Input<A>, Output<A>>
}
