import { AppError } from '../errors'
import type { Order } from './order'
import { caresFor, relationsAmong, relationsOf, type Relation } from './relations'
import type { Refusal, Row, Situation } from './rule'
import type { Scene } from './scene'
import type { Seat } from './seat'
import { ownSeat } from './seats'
import { isOffered } from './eligibility'

const silent = { tell: () => undefined, seal: () => undefined, note: () => undefined }

/**
 * As what the actor takes this row: the first of its relations that nothing hinders, for one person with several posts may do
 * what any of them may (guard d); the event stores which. Null when it is not theirs to do.
 */
export const relationFor = (row: Row, order: Order, scene: Scene, target: string | null): Relation | null => {
  const mine = relationsAmong(row.by, order, scene, row.except?.(order, target) ?? [])
  return mine.find((relation) => hindrance(row, situationOf(row, order, scene, relation, target)) === null) ?? mine[0] ?? null
}

/** The seats or other things this row may act on, for a relation: ids, or `[null]` for rows that act on the order itself. */
export const targetsOf = (row: Row, order: Order, scene: Scene): (string | null)[] => {
  if (row.targets) return row.targets(order)
  if (!row.seat) return [null]
  const { whose, in: states, past } = row.seat
  const me = scene.actor.person?.id
  const helperOnly = whose === 'any' && relationsAmong(row.by, order, scene)[0] === 'helper'
  const fits = (seat: Seat) =>
    states.includes(seat.state) &&
    (past || seat.round === order.round) &&
    (whose === 'own' || helperOnly ? seat.personId === me : whose === 'any' || seat.personId !== me)
  return order.seats.filter(fits).map((seat) => seat.id)
}

/** The situation of one row for one target, with nothing typed yet. */
export const situationOf = (row: Row, order: Order, scene: Scene, relation: Relation, target: string | null): Situation => {
  const mine = ownSeat(order, scene.actor.person?.id) ?? null
  const seat = row.seat ? (order.seats.find((one) => one.id === target) ?? null) : null
  return { order, scene, now: scene.now, me: scene.actor.person, relation, mine, seat, ...silent }
}

/** The first condition that refuses, or null. */
export const hindrance = (row: Row, situation: Situation): Refusal | null => {
  for (const condition of row.when ?? []) {
    const refusal = condition(situation)
    if (refusal) return refusal
  }
  return null
}

/** May this person know of the order at all: those who are somebody to it, those who care for whom it is for, and those it is offered to. */
export const maySee = (order: Order, scene: Scene): boolean =>
  relationsOf(order, scene).some((relation) => relation !== 'eligible') ||
  caresFor(order, scene) ||
  wasPart(order, scene) ||
  (order.state === 'open' && isOffered(order, scene)) ||
  (order.state === 'accepted' && isOffered(order, scene))

/** Old hands keep the public line: former helpers, former handlers, the worker who placed it, the unit that served. */
const wasPart = (order: Order, scene: Scene): boolean => {
  const me = scene.actor.person
  return (
    !!me &&
    (order.placerId === me.id ||
      order.seats.some((seat) => seat.personId === me.id) ||
      scene.handlers.some((org) => org.staffIds.includes(me.id)) ||
      me.posts.some((post) => post.orgId === order.communityId && post.role === 'community_worker'))
  )
}

export const throwIf = (refusal: Refusal | null): void => {
  if (refusal) throw new AppError(refusal.code, refusal.params)
}
