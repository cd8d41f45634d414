import { dayOf } from '../clock/shanghai'
import { invariant, refuse } from '../errors'
import { accountOf } from '../ledger/account'
import type { Transfer } from '../ledger/transfer'
import type { ValueChange, ValueLine } from '../value/facts'
import { keptUntil } from './good'
import { hindranceOf, type Purse, type Shelf } from './offer'
import type { Redemption, RedemptionState } from './redemption'
import { ENDED, REDEMPTION_ROWS, type RedemptionAction, type RedemptionRow } from './rows'
import { WHY } from './words'

/** What one step makes of a redemption, written whole or not at all: only if it is still what was read. */
export interface RedemptionChange {
  redemption: Redemption
  from: RedemptionState | null
  /** by how much the stock of its good changes; what is taken must still be there, on the terms that were read */
  stock: -1 | 0 | 1
  value: ValueChange
}

/** Somebody at the counter, or the clock; `atMerchants` are those whose post they hold now. */
export interface RedemptionActor {
  personId: string | null
  atMerchants: readonly string[]
  requestId: string
}

/** How many redemptions somebody ever began: of two at once one is decided again, so that no limit is passed together. */
export const BEGUN = 'redeemed/life'

const rowOf = (action: RedemptionAction): RedemptionRow => {
  const row = REDEMPTION_ROWS.find((one) => one.action === action)
  invariant(row, 'the table has this row')
  return row
}

const holdId = ({ id }: Redemption): string => `redemption/${id}/hold`

/** The one transfer of a row, named after the redemption, and why it stands on each account. */
const valueOf = (row: RedemptionRow, one: Redemption, at: number): Pick<ValueChange, 'transfers' | 'lines'> => {
  const own = accountOf('point', 'earned', one.personId)
  const merchant = accountOf('point', 'merchant', one.merchantId)
  const hold = holdId(one)
  const transfers: Record<RedemptionRow['value'], Transfer> = {
    hold: { id: hold, phase: 'hold', from: own, amount: one.points, at },
    post: { id: `${hold}/post`, phase: 'post', of: hold, lines: [{ account: merchant, amount: one.points }], at },
    void: { id: `${hold}/void`, phase: 'void', of: hold, at }
  }
  const transfer = transfers[row.value]
  const why = row.value === 'void' ? WHY[row.to === 'cancelled' ? 'cancelled' : 'returned'](one) : WHY[row.value](one)
  const line = (accountId: ValueLine['accountId']): ValueLine => ({ accountId, transferId: transfer.id, why: [why], line: null })
  return { transfers: [transfer], lines: row.value === 'post' ? [line(own), line(merchant)] : [line(own)] }
}

const changeOf = (row: RedemptionRow, redemption: Redemption, at: number, tallies: ValueChange['tallies'] = []): RedemptionChange => ({
  redemption,
  from: row.from,
  stock: row.stock,
  value: { ...valueOf(row, redemption, at), tallies, held: null }
})

/** What somebody saw before they tapped: another price, or anything else about it that changed, asks them to look again. */
export interface Seen {
  points: number
  version: number
}

/** The first row: the points are reserved and one piece is kept. Refuses whatever `hindranceOf` names, and CHANGED for an old screen. */
export const redeem = (id: string, shelf: Shelf, purse: Purse & { begun: number }, seen: Seen, now: number): RedemptionChange => {
  const { good } = shelf
  const hindrance = hindranceOf(shelf, purse, now)
  if (hindrance) refuse(hindrance.code, hindrance.params)
  if (seen.points !== good.points || seen.version !== good.version) refuse('CHANGED')
  const row = rowOf('redeem')
  const redemption: Redemption = {
    id,
    personId: purse.personId,
    goodId: good.id,
    merchantId: good.merchantId,
    title: good.title,
    pickUp: good.pickUp,
    points: good.points,
    state: row.to,
    at: now,
    untilAt: keptUntil(good, now),
    calledOff: false,
    endedAt: null,
    handedBy: null,
    handedRequest: null,
    day: null
  }
  return changeOf(row, redemption, now, [{ personId: purse.personId, key: BEGUN, before: purse.begun, after: purse.begun + 1 }])
}

const mayDo = (row: RedemptionRow, one: Redemption, { personId, atMerchants }: RedemptionActor): void => {
  if (row.by === 'redeemer' && personId !== one.personId) refuse('NOT_FOUND')
  if (row.by === 'merchant' && !atMerchants.includes(one.merchantId)) refuse('NOT_ALLOWED', { who: '店里的人' })
  if (row.by === 'merchant' && personId === one.personId) refuse('OWN_PICK_UP')
  invariant(row.by !== 'system' || personId === null, 'only the clock lets time run out')
}

/** Whether it can be handed over at this moment: the clock may not have come to it yet. */
const inTime = (row: RedemptionRow, one: Redemption, now: number): void => {
  if (row.value === 'post' && now >= one.untilAt) refuse('PICK_UP_OVER')
  invariant(row.by !== 'system' || now >= one.untilAt, 'time runs out when it is out')
}

/** One further step. Refuses who may not do it, and one that has ended with how it ended. */
export const takeStep = (one: Redemption, action: RedemptionAction, actor: RedemptionActor, now: number): RedemptionChange => {
  const row = rowOf(action)
  mayDo(row, one, actor)
  if (one.state !== row.from) refuse(one.state === 'held' ? 'CHANGED' : ENDED[one.state])
  inTime(row, one, now)
  const handed = row.sheet ? { handedBy: actor.personId, handedRequest: actor.requestId, day: dayOf(now) } : {}
  return changeOf(row, { ...one, ...handed, state: row.to, endedAt: now }, now)
}
