import { invariant, refuse } from '../errors'
import type { Change, OrderEvent } from './change'
import { clockAfter } from './clocks'
import { newOrder, placeFits, placingAs } from './effects/placing'
import type { Order, OrderState } from './order'
import { ENDS } from './over'
import { hindrance, maySee, relationFor, situationOf, targetsOf, throwIf } from './permission'
import { RELATION_WORDS, type Relation } from './relations'
import type { Row, Situation } from './rule'
import type { Scene } from './scene'
import { roundSeats, stateOf } from './seats'
import type { Step } from './step'
import { rowOf, TRANSITIONS } from './transitions'
import { VALUE_OF } from './value'
import { STAGE_WORDS } from './words'

/** What the caller adds: the id of a new order, and the key of the timer that fired. */
export interface Occasion {
  newId?: string
  timer?: string
}

/**
 * Decides one step of one order: who may, when, with what; and what becomes of it, whole. Pure: the same order, step and
 * scene give the same change. Throws AppError with one sentence when it may not be done; then nothing has changed.
 */
export const performStep = (order: Order | null, step: Step, scene: Scene, occasion: Occasion = {}): Change => {
  if (order === null) return begin(step, scene, occasion.newId ?? '')
  const change = changeOf(structuredClone(order))
  if (!maySee(order, scene)) refuse('NOT_FOUND')
  take(change, step, scene, null)
  if (occasion.timer) change.order.fired.push(occasion.timer)
  return change
}

const changeOf = (order: Order): Change => ({ order, events: [], secrets: [], value: [], notices: [] })

/** Row 1: the order does not exist before it. */
const begin = (step: Step, scene: Scene, newId: string): Change => {
  if (step.action !== 'place') return refuse('NOT_FOUND')
  const relation = placingAs(step.input, scene) ?? refuse('NOT_ALLOWED', { who: RELATION_WORDS.requester })
  throwIf(placeFits(step.input, scene, relation))
  const change = changeOf(newOrder(newId, step.input, scene, relation))
  const row = rowOf('place', null)
  invariant(row, 'the table has a first row')
  carryOut(change, row, step, scene, relation, null, null)
  return change
}

/** One further step on a draft: permission, conditions, what was typed; then the row is carried out. */
const take = (change: Change, step: Step, scene: Scene, signerId: string | null): void => {
  const { order } = change
  const row = rowOf(step.action, order.state) ?? refuse(elsewhere(step.action), { state: STAGE_WORDS[order.state] })
  const target = targetOf(row, step, order, scene)
  const relation = relationFor(row, order, scene, target) ?? refuse('NOT_ALLOWED', { who: RELATION_WORDS[row.by[0] ?? 'handler'] })
  if (target !== null && !targetsOf(row, order, scene).includes(target)) refuse('CHANGED')
  const situation = situationOf(row, order, scene, relation, target)
  throwIf(hindrance(row, situation))
  throwIf(row.check?.(situation, step.input as never) ?? null)
  carryOut(change, row, step, scene, relation, target, signerId)
}

const elsewhere = (action: Step['action']) => TRANSITIONS.find((row) => row.action === action)?.elsewhere ?? 'WRONG_STATE'

/** What the step acts on: the named seat or correction, else the only one there is of the actor's own. */
const targetOf = (row: Row, step: Step, order: Order, scene: Scene): string | null => {
  if (!row.seat && !row.targets) return null
  const input = step.input as { seatId?: string; correctionId?: string }
  const there = targetsOf(row, order, scene)
  // of several of one's own, the one that something may be done with now
  const open = there.find((target) => {
    const relation = relationFor(row, order, scene, target)
    return relation !== null && hindrance(row, situationOf(row, order, scene, relation, target)) === null
  })
  return (
    input.seatId ?? input.correctionId ?? open ?? there[0] ?? (row.seat ? refuse('WRONG_STATE', { state: STAGE_WORDS[order.state] }) : null)
  )
}

/** Effect, state, clock, value, history and notices of one permitted row, in this order. */
const carryOut = (
  change: Change,
  row: Row,
  step: Step,
  scene: Scene,
  relation: Relation,
  target: string | null,
  signerId: string | null
): void => {
  const { order } = change
  const before = order.version === 0 ? null : structuredClone(order)
  const facts: OrderEvent['facts'] = {}
  const situation: Situation = {
    ...situationOf(row, order, scene, relation, target),
    tell: (notice) => change.notices.push(notice),
    seal: (secret) => change.secrets.push(secret),
    note: (more) => Object.assign(facts, more)
  }
  row.does?.(situation, step.input as never)
  order.state = row.to === '=' ? settled(order) : row.to
  order.version += 1
  if (row.newTerms && before) order.termsVersion += 1
  stamp(order, before, scene.now)
  keepRest(order, before, scene.now)
  order.clock = clockAfter(row.clock ?? 'fresh', before, order, scene)
  if (row.value) change.value.push(...VALUE_OF[row.value](before, order, scene))
  for (const to of row.tells ?? [])
    change.notices.push(to === 'seat' && target ? { to, seatId: target, kind: row.action } : { to, kind: row.action })
  change.events.push({
    action: row.action,
    round: order.round,
    by: relation,
    actorId: scene.actor.person?.id ?? null,
    signerId,
    from: before?.state ?? null,
    to: order.state,
    at: scene.now,
    seatId: target,
    facts
  })
  const next = row.then?.(situation, step.input as never)
  if (next) take(change, next.step, next.by === 'system' ? asSystem(scene) : scene, next.signerId ?? null)
}

/** The same scene with nobody acting: timers and standing hand-overs. */
export const asSystem = (scene: Scene): Scene => ({ ...scene, actor: { person: null, agentFor: [], familyOf: [] } })

const MIDDLE: readonly OrderState[] = ['open', 'accepted', 'serving', 'served']
const settled = (order: Order): OrderState =>
  MIDDLE.includes(order.state) && order.state !== 'served' ? stateOf(roundSeats(order), order.slots) : order.state

/** When it was served, closed, ended. */
const stamp = (order: Order, before: Order | null, now: number): void => {
  if (before?.state === order.state) return
  if (order.state === 'served') order.servedAt = now
  if (order.state === 'closed') order.closedAt = now
  if (ENDS.includes(order.state)) order.endedAt = now
}

/** What is left of the community's or the unit's time, for the day the order comes back to them. */
const keepRest = (order: Order, before: Order | null, now: number): void => {
  if (!before?.clock || before.state === order.state) return
  // what a pause still holds back is no time of theirs: it is added again when the clock goes on
  const left = Math.max(0, before.clock.dueAt - Math.max(now, before.pause?.untilAt ?? 0))
  if (before.state === 'placed') order.clocksLeft.accept = left
  if (before.state === 'referred') order.clocksLeft.dispatch = left
}
