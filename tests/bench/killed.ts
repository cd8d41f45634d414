import { rmSync } from 'node:fs'
import { bundleFor, killed } from '../host/kills'
import { measured, type Measure } from './measure'

const TIMES = Number(process.env.KILLS ?? 50)

/** The database's server, then the host, killed where they stand under load. */
export const benchKilled = async (): Promise<Measure[]> => {
  const measures: Measure[] = []
  const functions = await bundleFor('timebank')
  for (const what of ['server', 'host'] as const) {
    const began = performance.now()
    const { kills, acknowledged, lost, again, broken } = await killed(what, functions, TIMES)
    const note = `killed ${kills} times: ${acknowledged} acknowledged, ${lost} lost, ${again} asked again`
    const wrong = [...(lost > 0 ? [`${lost} lost`] : []), ...broken].join('; ') || null
    measures.push(measured(`the ${what}, killed and back`, [(performance.now() - began) / kills], null, { note, wrong }))
  }
  rmSync(functions, { recursive: true, force: true })
  return measures
}
