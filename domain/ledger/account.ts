import { refuse } from '../errors'

/** What is counted. Whole points and whole minutes; no path turns one into the other. */
export const ASSETS = ['point', 'minute'] as const
export type Asset = (typeof ASSETS)[number]

/** The words people read for an asset. */
export const ASSET_NAMES: Record<Asset, string> = { point: '积分', minute: '互助时间' }

interface KindRow {
  /** whose account it is; the issuer is nobody's */
  owner: 'person' | 'org' | null
  assets: readonly Asset[]
  /** in how many rows of the database one account lies: 64 shards of a pool and its purse, see pool.ts */
  rows: number | null
  /** the issuer has no row at all: it is minus the sum of the others */
  stored: boolean
}

/** Every kind of account there is. Gifts (T07) and monthly allotments (T09) are time only, redemption is points only. */
export const ACCOUNT_KINDS = {
  earned: { owner: 'person', assets: ASSETS, rows: null, stored: true },
  gifted: { owner: 'person', assets: ['minute'], rows: null, stored: true },
  allotment: { owner: 'person', assets: ['minute'], rows: null, stored: true },
  unit: { owner: 'org', assets: ASSETS, rows: null, stored: true },
  merchant: { owner: 'org', assets: ['point'], rows: null, stored: true },
  pool: { owner: 'org', assets: ['minute'], rows: 65, stored: true },
  issuer: { owner: null, assets: ASSETS, rows: null, stored: false }
} as const satisfies Record<string, KindRow>
export type AccountKind = keyof typeof ACCOUNT_KINDS

/** `minute/earned/chen`, `point/merchant/bakery`, `minute/pool/district/07`, `point/issuer`: an account names its asset, and its owner by id only. */
export type AccountId = `${Asset}/issuer` | `${Asset}/${Exclude<AccountKind, 'issuer'>}/${string}`

/** An account id taken apart. */
export interface Account {
  id: AccountId
  asset: Asset
  kind: AccountKind
  ownerId: string | null
  shard: string | null
}

/** The issuer of an asset: where value comes from and, once it is settled outside, goes back to. */
export const issuer = (asset: Asset): AccountId => `${asset}/issuer`

/** The account of one owner. The pool lies in shards and has names of its own: see pool.ts. */
export const accountOf = (asset: Asset, kind: Exclude<AccountKind, 'issuer' | 'pool'>, ownerId: string): AccountId =>
  `${asset}/${kind}/${ownerId}`

const OWNER = /^[\w.:-]{1,64}$/
const SHARD = /^\d\d$/

/** Takes an account id apart. Refuses VALUE_ACCOUNT when no such account can exist. */
export const readAccount = (id: string): Account => {
  const [asset = '', kind = '', ownerId = null, shard = null, more] = id.split('/')
  const row: KindRow | undefined = Object.hasOwn(ACCOUNT_KINDS, kind) ? ACCOUNT_KINDS[kind as AccountKind] : undefined
  const fits =
    row !== undefined &&
    row.assets.includes(asset as Asset) &&
    (row.owner === null ? ownerId === null : ownerId !== null && OWNER.test(ownerId)) &&
    (row.rows === null ? shard === null : shard !== null && SHARD.test(shard) && Number(shard) < row.rows) &&
    more === undefined
  return fits ? { id: id as AccountId, asset: asset as Asset, kind: kind as AccountKind, ownerId, shard } : refuse('VALUE_ACCOUNT')
}

/** Whether an account has a row, a balance and a chain. Refuses VALUE_ACCOUNT. */
export const isStored = (id: AccountId): boolean => ACCOUNT_KINDS[readAccount(id).kind].stored
