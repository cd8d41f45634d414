import type { FastifyBaseLogger } from 'fastify'
import type { Trigger } from './deployment'
import type { Functions } from './functions'
import { outcomeOf, placeOf } from './logging'

/** Runs the triggers; a run never overlaps itself. Answers how to stop, waiting for the run under way. */
export const runTimers = (triggers: readonly Trigger[], functions: Functions, log: FastifyBaseLogger): (() => Promise<void>) => {
  const running = new Map<Trigger, Promise<void>>()
  const run = async (trigger: Trigger) => {
    const started = performance.now()
    const seen = { function: trigger.function, trigger: trigger.name }
    try {
      const answer = await functions.tick(trigger.function, trigger.name, new Date())
      log.info({ ...seen, outcome: outcomeOf(answer), ms: Math.round(performance.now() - started) })
    } catch (error) {
      log.error({ ...seen, ...placeOf(error) }, 'a timer broke')
    } finally {
      running.delete(trigger)
    }
  }
  const clocks = triggers.map((trigger) =>
    setInterval(() => {
      if (!running.has(trigger)) running.set(trigger, run(trigger))
    }, trigger.everySeconds * 1000)
  )
  return async () => {
    clocks.forEach(clearInterval)
    await Promise.all(running.values())
  }
}
