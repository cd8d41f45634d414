import type { GiftRelation } from '@domain/timebank/give'

/** One entry of an account and why it is there, or why there is none; never who was helped. */
export interface StatementLine {
  /** its place on this account: 1, 2, 3 …; of a line that moved nothing the place of the entry before it, and a mark of its own */
  id: string
  at: number
  /** by how much what is owned changed; 0 where something was only reserved or given back, or where a cap or a debt left nothing */
  amount: number
  /** by how much what is reserved changed */
  held: number
  why: string[]
  orderId?: string
  /** the item's public name */
  title?: string
}
/** What stands on an account: owned, and free to use of it. */
export interface AccountBalance {
  owned: number
  free: number
}
/** 互助时间 of one person, whole minutes. */
export interface MinuteBalance {
  earned: AccountBalance
  gifted: AccountBalance
  allotment: AccountBalance
  /** owed to the public pool, taken from the next credits */
  dues: number
  /** 用我的互助时间 */
  useOwn: boolean
  /** minutes stand still while a difference in the books is looked into */
  stopped: boolean
  /** nothing goes out: leaving, or recorded as dead */
  frozen: boolean
  /** old enough for what they earned (65, or 60 on the list) */
  mayUse: boolean
  /** what may still be given away this year */
  giftLeft: number
  family: { personId: string; publicName: string; relation: GiftRelation }[]
}
/** One rule of points, in words. */
export interface RuleView {
  code: string
  title: string
  words: string
}
/** The rules in force, and the first day of those that follow. */
export interface RulesInForce {
  version: string
  effectiveAt: number
  rules: RuleView[]
  next?: { version: string; effectiveAt: number }
}

/** A statement to take along: a file's name, its words letter by letter, and what it covers. */
export interface ExportedStatement {
  name: string
  text: string
  covers: string
}
/** One page to print; never who was helped. */
export interface Paper {
  district: string
  /** the public name */
  person: string
  /** the day of the digest it goes up to, and the first half of that digest */
  day: string
  digest: string
  /** the fingerprint of the district's key */
  key: string
  mark: string
  /** entries that found no room */
  left: number
  rows: { day: string; asset: 'point' | 'minute'; amount: number; why: string }[]
  /** what the printed code says */
  code: string
}
/** Phones of one person, the newest first; `until`: since when one does not count any more. */
export interface DeviceList {
  devices: { id: string; since: number; until: number | null }[]
}
