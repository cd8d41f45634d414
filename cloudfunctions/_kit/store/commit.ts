import { dayOf } from '@domain/clock/shanghai'
import { AppError } from '@domain/errors'
import type { Change } from '@domain/order/change'
import type { Order } from '@domain/order/order'
import { roundSeats, windowOf } from '@domain/order/seats'
import { happenedIn, UNDECIDED } from '@domain/value/happened'
import type { Keys } from '../seal'
import type { Run } from '../../../database/query'
import { changedOwed, changedSeats, eventRow, orderRow } from './aggregate'
import { BOOK_STOP, fillPool, passes, refusalIn } from './ledger'
import { PLACER_WHY } from './load'
import { movesIn } from './moves'
import { iso, rowOf, type Row } from './rows'
import type { Committed, Write } from './shapes'

/** Who writes, and in which tenant: known from the load before it. */
export interface Writer {
  tenantId: string
  personId: string | null
}

/** The one checked write, as the statement and as its parameters; whoever holds the order's lock sends both at once. */
export const COMMIT = `select keep_facts_v1(one.tenant, one.change, keep_signed_v1(one.tenant, one.id, one.change,
  keep_owed_v1(one.tenant, one.id, one.change, commit_order_v7(one.tenant, one.id, one.expected, one.change)))) as found
from (select $1::text as tenant, $2::text as id, $3::integer as expected, $4::jsonb as change) one`
export const commitParams = (keys: Keys, writer: Writer, write: Write): [string, string, number, string] => {
  const { change, loaded } = write
  return [writer.tenantId, change.order.id, loaded.order?.version ?? 0, JSON.stringify(packed(keys, writer, write))]
}

/** Who takes a seat now, or keeps one at another time: both must still have the day free when it is written. */
const seated = (before: Order | null, order: Order): string[] => {
  const old = new Map(before?.seats.map((seat) => [seat.id, seat.state]))
  const times = (one: Order) => `${windowOf(one).startAt}-${windowOf(one).endAt}`
  const moved = before !== null && times(before) !== times(order)
  return roundSeats(order)
    .filter((seat) => seat.state === 'accepted' && (moved || old.get(seat.id) !== 'accepted'))
    .map((seat) => seat.personId)
}
const invited = (before: Order | null, order: Order): string[] => {
  const old = new Map(before?.seats.map((seat) => [seat.id, seat.invitedAt]))
  return order.seats.filter((seat) => seat.invitedAt !== null && old.get(seat.id) !== seat.invitedAt).map((seat) => seat.personId)
}

const packed = (keys: Keys, { tenantId, personId }: Writer, write: Write): Row => {
  const { change, loaded, now, request, strike, tries } = write
  const { order } = change
  const before = loaded.order
  const under = { tenant_id: tenantId, order_id: order.id }
  const newlySeated = seated(before, order)
  const first = order.version - change.events.length + 1
  return {
    order: {
      ...orderRow(tenantId, order, loaded.scene.streetId, write.addressId ?? null),
      ...(before === null && write.value?.held ? { held_minutes: write.value.held } : {})
    },
    seats: changedSeats(tenantId, before, order),
    events: change.events.map((event, index) => eventRow(tenantId, order, event, first + index)),
    secrets: secretsOf(before, change).map(({ field, owner, text }) => ({
      ...under,
      field,
      owner,
      sealed: keys.of(tenantId).seal('order_private', order.id, `${field}/${owner}`, text),
      at: iso(now)
    })),
    ...picturesIn(change),
    ...changedOwed(before, order),
    facts: happenedIn(before, change).map((one) => rowOf(one)),
    undecided: UNDECIDED,
    notices: change.notices.map((notice) => ({ ...rowOf(notice), ...under, at: iso(now) })),
    ...(request && personId
      ? {
          request: {
            person_id: personId,
            action: request.action,
            request_id: request.requestId,
            input_hash: request.inputHash,
            at: iso(now)
          }
        }
      : {}),
    ...(tries && personId ? { tries: { person_id: personId, since: iso(tries.since), max: tries.max } } : {}),
    ...(strike ? { strike: { round: strike.round, use: strike.end, code_hash: strike.hash, struck_at: iso(now) } } : {}),
    // what each of them had taken when it was decided: of two orders that seat one person at the same moment one decides again
    seated: newlySeated.map((id) => ({ person_id: id, engagements: loaded.engagements[id] ?? null })),
    asked: invited(before, order),
    asked_at: iso(now),
    ...valueIn(tenantId, write),
    ...signedIn(write),
    usage: before === null && personId ? [{ person_id: personId, what: 'place', day: dayOf(now), max: write.maxToday }] : []
  }
}

/** What moves in the books, why, and what of the limits it used up; nothing when no value moves. */
const valueIn = (tenantId: string, { value, change, now, loaded }: Write): Row => {
  if (!value) return {}
  const waits = value.waits?.map((one) => ({ ...one, tenant_id: tenantId, order_id: change.order.id, at: iso(now) }))
  const held = { ...(value.held === null || loaded.order === null ? {} : { held: value.held }), ...(waits ? { waits } : {}) }
  if (value.lines.length + value.transfers.length === 0) return held
  return {
    ...held,
    transfers: movesIn(value.transfers),
    lines: value.lines.map((one) => ({ ...rowOf(one), tenant_id: tenantId, order_id: change.order.id, at: iso(now) })),
    tallies: value.tallies.map((one) => rowOf(one))
  }
}

/** How many phones that still count somebody may have; with more of them the next one is not made known. */
export const MOST_PHONES = 20
const signedIn = ({ signed, now }: Write): Row => {
  if (!signed) return {}
  const { alg, round, seatId, stage, code, helperId, helper, witnesses, witness } = signed
  return {
    signed: {
      alg,
      round,
      seat_id: seatId,
      stage,
      code,
      at: iso(now),
      most: MOST_PHONES,
      helper_id: helperId,
      ...(helper && {
        helper_key: helper.id,
        helper_public: helper.publicKey,
        helper_at: iso(helper.at),
        helper_signature: helper.signature
      }),
      witnesses,
      ...(witness && { witness_key: witness.id, witness_step: witness.step, witness_signature: witness.signature })
    }
  }
}

/** Which pictures the order shows from now on; nothing when this change says nothing of them. */
const picturesIn = ({ secrets }: Change): { pictures?: string[] } => {
  const said = secrets.filter(({ field }) => field === 'photos').at(-1)
  return said ? { pictures: JSON.parse(said.text) as string[] } : {}
}

/** The words of a change, and why a worker placed it: that stands in the order for the rules, but sealed in the database. */
const secretsOf = (before: Order | null, { order, secrets }: Change): { field: string; owner: string; text: string }[] =>
  before === null && order.placerWhy !== null ? [...secrets, { field: PLACER_WHY, owner: order.id, text: order.placerWhy }] : secrets

/** A deadlock, a limit somebody else used up, or a unique row they wrote in the same moment: decide again, the rules will say it kindly. */
export const isRace = (error: unknown): boolean => {
  if (passes(error)) return true
  const { code, constraint } = error as { code?: string; constraint?: string }
  // of books that have just been stopped a new decision knows
  if (constraint === 'tally_moved' || constraint === BOOK_STOP) return true
  return code === '23505' && ['seat_inside_one_order', 'seat_one_leader', 'orders_pkey'].includes(constraint ?? '')
}

const refusedBy = (error: unknown, rule: 'usage_full' | 'person_is_leaving'): boolean =>
  (error as { constraint?: string }).constraint === rule

export const commit = async (run: Run, keys: Keys, writer: Writer, write: Write): Promise<Committed> => {
  try {
    const [row] = await run<{ found: Committed }>(COMMIT, commitParams(keys, writer, write))
    if (!row) throw new Error('the commit answers')
    return row.found
  } catch (error) {
    if (isRace(error) || (await fillPool(run, writer.tenantId, write.value?.transfers ?? [], refusalIn(error)))) return { kind: 'stale' }
    if (refusedBy(error, 'usage_full')) throw new AppError('QUOTA_ORDERS', { max: write.maxToday ?? 0 })
    if (refusedBy(error, 'person_is_leaving')) throw new AppError('LEAVING')
    throw refusalIn(error)
  }
}
