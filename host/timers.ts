import { readFileSync } from 'node:fs'
import type { FastifyBaseLogger } from 'fastify'
import type { Functions } from './functions'

interface Trigger {
  function: string
  name: string
  everySeconds: number
}

/** The timers that CloudBase would run, from the same file it is deployed with; `0 * * * * * *` is every minute. */
export const readTriggers = (file: string): Trigger[] => {
  const { functions } = JSON.parse(readFileSync(file, 'utf8')) as {
    functions: { name: string; triggers?: { name: string; config: string }[] }[]
  }
  return functions.flatMap(({ name, triggers = [] }) =>
    triggers.map((trigger) => ({ function: name, name: trigger.name, everySeconds: secondsOf(trigger.config) }))
  )
}
/** Only "every n minutes" is used; anything else in the file is a mistake to be told at start. */
const secondsOf = (cron: string): number => {
  const every = /^0 (?:\*|\*\/(\d+)) \* \* \* \* \*$/.exec(cron)
  if (!every) throw new Error(`not a timer this host can run: ${cron}`)
  return 60 * Number(every[1] ?? 1)
}

/** Runs the triggers; a run never overlaps itself. Answers how to stop, waiting for the run under way. */
export const runTimers = (triggers: Trigger[], functions: Functions, log: FastifyBaseLogger): (() => Promise<void>) => {
  const running = new Map<Trigger, Promise<void>>()
  const run = async (trigger: Trigger) => {
    try {
      await functions.tick(trigger.function, trigger.name, new Date())
    } catch (error) {
      log.error({ function: trigger.function, trigger: trigger.name, err: error }, 'a timer broke')
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
