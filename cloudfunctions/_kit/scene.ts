import type { Change } from '@domain/order/change'
import { LEVELS } from '@domain/order/order'
import type { ValueChange } from '@domain/value/facts'
import type { Scene, ShownProof } from '@domain/order/scene'
import { workingCalendar } from './calendar'
import type { KnownScene } from './store/shapes'

/** What the store knows, with the working calendar and whatever proof the door has checked. */
export const sceneOf = (known: KnownScene, proof: ShownProof | null = null): Scene => ({ ...known, calendar: workingCalendar, proof })

/** The scene a moment after a change: whoever acted is known by name, and a level up leaves the old handlers behind. */
export const sceneAfter = (scene: Scene, { order }: Change, { held }: Pick<ValueChange, 'held'>): Scene => {
  const { person } = scene.actor
  const from = LEVELS.indexOf(order.level)
  return {
    ...scene,
    heldMinutes: held ?? scene.heldMinutes,
    people: person ? { ...scene.people, [person.id]: person } : scene.people,
    handlers: scene.handlers.filter((org) => LEVELS.indexOf(org.level) >= from)
  }
}
