import { refuse } from '../errors'
import { whyNot } from './available'
import type { Change } from './change'
import { ask } from './effects/inviting'
import type { Order } from './order'
import { mayIntroduce, strangersTo } from './introduction'
import { maySee, throwIf } from './permission'
import { RELATION_WORDS, relationsOf } from './relations'
import type { Scene } from './scene'
import { ownSeat } from './seats'

/** Could come, but for that the community has not introduced them (T15): `asked` when it knows of them; null: something else stands against it, or nothing. */
export const strangeness = (order: Order, scene: Scene): 'asked' | 'unasked' | null => {
  if (whyNot('accept', order, scene)?.code !== 'NOT_INTRODUCED') return null
  return ['invited', 'waiting'].includes(ownSeat(order, scene.actor.person?.id)?.state ?? '') ? 'asked' : 'unasked'
}

/**
 * Whom the ring reaches would come, and asks the community to introduce them: from now on they are among those who are asked, and whoever deals
 * with the order is told. Not a row of the table: it decides nothing. Null: they are already. Throws what stands against their coming; CHANGED when nothing does.
 */
export const askToBeIntroduced = (order: Order, scene: Scene): Change | null => {
  if (!maySee(order, scene)) refuse('NOT_FOUND')
  const { person } = scene.actor
  const stands = strangeness(order, scene)
  if (stands === 'asked') return null
  if (stands === null || !person) {
    throwIf(whyNot('accept', order, scene))
    return refuse('CHANGED')
  }
  const after = structuredClone(order)
  ask(after, person, scene.now)
  after.version += 1
  return { order: after, events: [], secrets: [], value: [], notices: [{ to: 'handlers', kind: 'introduce' }] }
}

/** Two people whom the community has brought together. */
export interface Introduction {
  beneficiaryId: string
  volunteerId: string
}

/**
 * 介绍过了, said by whoever deals with the order of one who is asked: once for two people. Null: they are no strangers, and stay none, however often
 * it is said. Refuses NOT_FOUND, NOT_ALLOWED, and CHANGED when somebody has said yes meanwhile, or it is over.
 */
export const introductionOf = (order: Order, seatId: string, scene: Scene): Introduction | null => {
  if (!maySee(order, scene)) refuse('NOT_FOUND')
  if (!relationsOf(order, scene).includes('handler')) refuse('NOT_ALLOWED', { who: RELATION_WORDS.handler })
  if (!mayIntroduce(order, scene)) refuse('CHANGED')
  const { personId: volunteerId } = order.seats.find(({ id }) => id === seatId) ?? refuse('CHANGED')
  const isStranger = strangersTo(order, scene).some((stranger) => stranger.seatId === seatId)
  return isStranger && scene.beneficiary ? { beneficiaryId: scene.beneficiary.id, volunteerId } : null
}
