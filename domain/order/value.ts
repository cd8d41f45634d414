import type { ValueIntent } from './change'
import type { Order } from './order'
import type { ValueColumn } from './rule'
import type { Scene } from './scene'
import { roundSeats } from './seats'
import type { Seat } from './seat'

const cause = (order: Order, round: number, ...parts: (string | number)[]) => ['order', order.id, `r${round}`, ...parts].join('/')

/** What one seat's proven minutes are worth asking the ledger for; duty seats and unproven visits ask for nothing (red line 3). */
const award = (order: Order, seat: Seat, timeCredit: boolean, suffix: string[] = []): ValueIntent[] => {
  if (seat.duty || seat.provenMinutes === 0) return []
  const assets = timeCredit ? (['point', 'minute'] as const) : (['point'] as const)
  return assets.map((asset) => ({
    cause: cause(order, seat.round, 'award', seat.personId, asset, ...suffix),
    phase: 'post',
    asset,
    personId: seat.personId,
    round: seat.round,
    minutes: seat.provenMinutes
  }))
}

type Intents = (before: Order | null, order: Order, scene: Scene) => ValueIntent[]

/** Held once, when the item first is known: at placing, at the hand-over of free text, or when a refusal was objected to (T12). */
const hold: Intents = (before, order, scene) => {
  const first = before === null || before.itemCode === null || before.state === 'declined'
  if (!first || !scene.item?.timeCredit || order.beneficiaryId === null) return []
  return [
    {
      cause: cause(order, order.round, 'hold', order.version),
      phase: 'hold',
      asset: 'minute',
      personId: order.beneficiaryId,
      round: order.round,
      minutes: scene.item.minutes
    }
  ]
}
const giveBack: Intents = (_before, order, scene) =>
  scene.item?.timeCredit && order.beneficiaryId !== null && order.round === 1
    ? [
        {
          cause: cause(order, order.round, 'void', order.version),
          phase: 'void',
          asset: 'minute',
          personId: order.beneficiaryId,
          round: order.round,
          minutes: scene.item.minutes
        }
      ]
    : []
const post: Intents = (_before, order, scene) => roundSeats(order).flatMap((seat) => award(order, seat, scene.item?.timeCredit ?? false))

/** A correction of a round that has been awarded takes the old award back and awards again; before that it only changes the minutes. */
const correct: Intents = (before, order, scene) =>
  order.seats.flatMap((seat) => {
    const old = before?.seats.find((one) => one.id === seat.id)
    const awarded = seat.round < order.round || order.closedAt !== null
    if (!awarded || !old || old.provenMinutes === seat.provenMinutes) return []
    const suffix = [`c${order.corrections.length}`]
    const timeCredit = scene.item?.timeCredit ?? false
    const taken = award(order, old, timeCredit, suffix).map((intent): ValueIntent => ({
      ...intent,
      cause: intent.cause.replace('/award/', '/reverse/'),
      phase: 'reverse'
    }))
    return [...taken, ...award(order, seat, timeCredit, suffix)]
  })

/** What a row's value column means for the books: who and how many proven minutes, never an amount. */
export const VALUE_OF: Record<NonNullable<ValueColumn>, Intents> = { hold, void: giveBack, post, correct }
