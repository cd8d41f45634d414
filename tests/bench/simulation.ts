import { fork } from 'node:child_process'
import { once } from 'node:events'
import { simulate } from '../simulation/run'
import { measured, type Measure } from './measure'

/** A million in all, or as many as one wants to wait for. */
const OPERATIONS = Number(process.env.OPERATIONS ?? 1_000_000)
/** So many in each town, which keeps it small enough to be looked at whole after each; one in each process lives a long life. */
const IN_A_TOWN = 2_500
const LONG_LIFE = 20_000
const PROCESSES = 2

/** How long each town lives. */
const lives = (): number[] => {
  const long = OPERATIONS >= PROCESSES * LONG_LIFE ? new Array<number>(PROCESSES).fill(LONG_LIFE) : []
  return [...long, ...new Array<number>(Math.ceil((OPERATIONS - long.length * LONG_LIFE) / IN_A_TOWN)).fill(IN_A_TOWN)]
}

interface Told {
  done: number
  refused: number
  visits: number
  transfers: number
}

/** Some of the towns, one after the other; `SEED=…` is only that one. */
const live = (first: number): Told => {
  const told: Told = { done: 0, refused: 0, visits: 0, transfers: 0 }
  const towns = process.env.SEED ? [IN_A_TOWN] : lives()
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, one) => all + one, 0)
  for (let n = first; n < towns.length; n += PROCESSES) {
    const { done, refused, town } = simulate(process.env.SEED ?? `bench-${n}`, towns[n] ?? IN_A_TOWN)
    told.done += sum(done)
    told.refused += sum(refused)
    told.visits += done.leave ?? 0
    told.transfers += town.books.transfers.size
  }
  return told
}

/** A million random operations by everybody, sent late, twice and out of order, by clocks that are up to 26 hours wrong. */
export const benchSimulation = async (): Promise<Measure[]> => {
  const began = performance.now()
  const all = await Promise.all(
    Array.from({ length: PROCESSES }, async (_, first) => {
      const child = fork(__filename, [String(first)], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'pipe', 'ipc'] })
      let said = ''
      child.stderr?.on('data', (part: Buffer) => (said += part.toString()))
      const told = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => null)])
      return told ? (told[0] as Told) : said.trim()
    })
  )
  const took = performance.now() - began
  const wrong = all.filter((one) => typeof one === 'string').join(' | ') || null
  const total = (key: keyof Told) => all.reduce((sum, one) => sum + (typeof one === 'string' ? 0 : one[key]), 0)
  const operations = total('done') + total('refused')
  const note = `${operations} operations in ${Math.round(took / 1000)} s: ${total('refused')} refused, ${total('visits')} visits, ${total('transfers')} transfers, every promise after each`
  return [measured('an operation of the simulation', [(took * PROCESSES) / operations], null, { note, wrong })]
}

if (process.send && process.argv[1] === __filename) {
  process.send(live(Number(process.argv[2])))
  process.disconnect()
}
