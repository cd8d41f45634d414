import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { dayStart } from '@domain/clock/shanghai'
import { windowIn } from './asking'
import { chanceOf } from './chance'
import { comingActivities, presentOrders } from './present'
import { play, type Beginning } from './play'
import { tellPlot, type Plot } from './plot'
import { PLOTS } from './plots'
import { Story } from './story'
import { World } from './world'

/** A year of the town: what became of it, and which stories could not go on as they were meant. */
export interface Year {
  world: World
  stuck: string[]
}

/** Two days of one thing, asked for at once: the same helpers may come on both, every date is an order of its own. */
const SERIES: readonly Plot[][] = ['huaishu', 'dongfeng', 'linhe'].map((forWhom) => [
  { way: 'activity', item: 'E02', route: 'pool', forWhom },
  { way: 'activity', item: 'E02', route: 'pool', forWhom }
])

/**
 * Lets `count` orders happen in the year before `now` (epoch ms), and the three activities that are to come, by performing steps through the engine on the town's own clock.
 * The same seed and the same `now` give the same year, event by event.
 */
export const liveYear = (now: number, seed = '邻里点单', count = 300): Year => {
  const world = new World(now - 365 * DAY)
  const chance = chanceOf(seed)
  const present = presentOrders(world, now, seed)
  const scripted = PLOTS.flatMap(({ times, ...plot }) => Array.from({ length: times }, () => plot))
  const rest = count - present.length - scripted.length - SERIES.length * 2
  const plots = chance.shuffled<Plot>([...scripted, ...Array.from({ length: Math.max(0, rest) }, () => ({}))])
  const moment = (day: number) => dayStart(now - 364 * DAY) + day * DAY + (8 * 60 + chance.below(600)) * MINUTE
  const begin = (at: number, plot: Plot, name: string): Beginning => ({
    at,
    name,
    tell: () => tellPlot(new Story(world, chanceOf(`${seed} ${name}`)), plot)
  })
  // the last month belongs to those who are still on their way
  const year = plots.map((plot, index) =>
    begin(moment(Math.floor((index * 330) / plots.length)), plot, `${index} ${plot.twists?.join(' ') ?? 'plain'}`)
  )
  const series = SERIES.flatMap((dates, index) => {
    const at = moment(60 + index * 90)
    const seriesId = `S${String(index + 1).padStart(6, '0')}`
    return dates.map((plot, day) =>
      begin(at + day, { ...plot, more: { seriesId, windows: [windowIn(at, 9 + day, 14, 4)] } }, `series ${index} day ${day}`)
    )
  })
  return {
    world,
    stuck: play(
      world,
      [...year, ...series, ...present, ...comingActivities(world, now, seed)].filter((one) => one.at < now - HOUR / 60),
      now
    )
  }
}
