import { MINUTE } from '../clock/milliseconds'
import { DEFAULT_PACK } from '../points/pack/packs'
import { TIME_RULES } from '../timebank/rules'
import { accepted, open, served, serving, type World } from '../../tests/kitchen/world'
import { availableActions } from './available'
import { LEAST_MINUTES } from './least'
import { cardOf } from './view/card'
import { earnsWords, settlesWords } from './words'

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

describe('what waits to be written down', () => {
  const settles = (world: World, who = 'chen') => world.sees(who).settles

  test('is said from the moment of leaving on, with the day by which somebody finds out: 72 hours and two working days', () => {
    const world = served()
    const by = world.order?.clock?.dueAt ?? 0
    expect(settles(world)).toEqual({ by })
    expect(settlesWords({ by }, world.now)).toBe('待到账：点单人说了结果就到账；没有说的，社区最晚 3月10日 周二 17:30 前核实')
    expect(['li', 'wang', 'zhao'].map((who) => settles(world, who))).toEqual([undefined, undefined, undefined])
    expect(settles(world.do('li', 'rate', { outcome: 'solved', satisfaction: 'good' }))).toBeUndefined()
  })

  test('waits for the others who are still there', () => {
    const world = open()
    Object.assign(world.order as object, { slots: 2 })
    world.do('chen', 'accept', {}).do('qian', 'accept', {}).until(world.window().startAt)
    world
      .do('chen', 'arrive', { code: 'good' })
      .do('qian', 'arrive', { code: 'good' })
      .wait(20 * MINUTE)
      .do('chen', 'leave', { code: 'good' })
    expect([settles(world), settles(world, 'qian')]).toEqual([{}, undefined])
    expect(settlesWords({}, world.now)).toBe('待到账：等大家都办完')
  })

  test('a visit that was too short waits for nothing, nor does somebody on duty', () => {
    expect(
      settles(
        serving()
          .wait(14 * MINUTE)
          .do('chen', 'leave', { code: 'good' })
      )
    ).toBeUndefined()
    const world = serving()
    Object.assign(world.seat('chen') as object, { duty: true })
    expect(settles(world.wait(20 * MINUTE).do('chen', 'leave', { code: 'good' }))).toBeUndefined()
  })
})
