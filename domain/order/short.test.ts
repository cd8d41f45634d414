import { MINUTE } from '../clock/milliseconds'
import { DEFAULT_PACK } from '../points/pack/packs'
import { TIME_RULES } from '../timebank/rules'
import { accepted, open, serving, type World } from '../../tests/kitchen/world'
import { availableActions } from './available'
import { LEAST_MINUTES } from './least'
import { cardOf } from './view/card'
import { earnsWords } from './words'

const offered = (world: World, who: string, action: string) =>
  availableActions(world.order!, world.scene(who)).find((one) => one.action === action)

test('points and minutes begin at the same length of a visit, which is the one that people are told', () => {
  const least = DEFAULT_PACK.rows.flatMap((row) => (row.kind === 'minutes' ? [row.leastMinutes] : []))
  expect(new Set([...least, TIME_RULES.leastMinutes])).toEqual(new Set([LEAST_MINUTES]))
})

test('who would leave too early reads from when the visit counts, and after that nothing', () => {
  const world = serving()
  world.wait(5 * MINUTE)
  expect(offered(world, 'chen', 'leave')?.warning).toBe('今天 14:15 才满 15 分钟。在那之前走，这一次不计积分，也不计互助时间。')
  world.wait(10 * MINUTE)
  expect(offered(world, 'chen', 'leave')).toMatchObject({ label: '办完了' })
  expect(offered(world, 'chen', 'leave')).not.toHaveProperty('warning')
})

test('it is said and not asked: the tap goes through, and nothing is written down', () => {
  const world = serving()
    .wait(14 * MINUTE)
    .do('chen', 'leave', { code: 'good' })
  expect(world.seat('chen')).toMatchObject({ state: 'left', provenMinutes: 14 })
})

test('staff on duty get nothing anyhow and are told nothing', () => {
  const world = accepted()
  Object.assign(world.seat('chen') as object, { duty: true })
  world.until(world.window().startAt).do('chen', 'arrive', { code: 'good' })
  expect(offered(world.wait(6 * MINUTE), 'chen', 'leave')).not.toHaveProperty('warning')
})

test('an item that is usually over before it counts says so before somebody says yes', () => {
  const world = open()
  const short = (minutes: number) => {
    const scene = world.scene('chen')
    return { ...scene, item: scene.item && { ...scene.item, minutes } }
  }
  const accept = (minutes: number) => availableActions(world.order!, short(minutes)).find(({ action }) => action === 'accept')
  expect(accept(10)?.warning).toBe('这一项约 10 分钟，不满 15 分钟不计积分和互助时间。')
  expect(accept(15)).not.toHaveProperty('warning')
  const earns = (minutes: number) => earnsWords(cardOf(world.order!, short(minutes), ['invitee']).earns)
  expect([earns(10), earns(15)]).toEqual(['不满 15 分钟不计积分和互助时间', '计积分和互助时间'])
})
