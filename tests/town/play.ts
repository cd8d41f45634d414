import { Stuck, type Telling } from './story'
import type { World } from './world'

/** A story and the moment it begins. */
export interface Beginning {
  at: number
  name: string
  tell: () => Telling
}

/** Lets all stories happen side by side, in the order of the town's clock, up to `until`. Returns those that could not go on, with why. */
export const play = (world: World, beginnings: readonly Beginning[], until: number): string[] => {
  const stuck: string[] = []
  const waiting = beginnings.map((one) => ({ at: one.at, name: one.name, telling: one.tell() })).sort((a, b) => a.at - b.at)
  for (let next = waiting.shift(); next !== undefined && next.at <= until; next = waiting.shift()) {
    world.passTime(next.at)
    try {
      const { value, done } = next.telling.next()
      if (done) continue
      const at = Math.max(world.now, value)
      const later = waiting.findIndex((one) => one.at > at)
      waiting.splice(later === -1 ? waiting.length : later, 0, { ...next, at })
    } catch (error) {
      if (!(error instanceof Stuck)) throw error
      stuck.push(`${next.name}: ${error.message}`)
    }
  }
  world.passTime(until)
  return stuck
}
