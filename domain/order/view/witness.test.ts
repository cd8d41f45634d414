import { DAY, HOUR, MINUTE } from '../../clock/milliseconds'
import type { World } from '../../../tests/kitchen/world'
import { placed } from '../../../tests/kitchen/world'
import type { OrderView } from './shapes'
import { contactFor, mayHaveCode, viewersOf } from './viewers'

/** Wu lives next door: Li asks her to show the code. */
const WU = { kind: 'person', personId: 'wu' } as const
const asked = (): World => placed('A01', { witness: WU })
const open = () => {
  const world = asked()
    .do('wang', 'refer_unit', { unitId: 'u1', handlerLine: '老人耳背' })
    .do('zhao', 'dispatch', { inviteeIds: ['chen', 'qian'] })
  Object.assign(world.order as object, { content: 'shown' })
  return world
}
const accepted = () => open().do('chen', 'accept', {})
const serving = () => {
  const world = accepted()
  return world.until(world.window().startAt).do('chen', 'arrive', { code: 'good' })
}
const served = () =>
  serving()
    .wait(40 * MINUTE)
    .do('chen', 'leave', { code: 'good' })
const closed = () => served().do('li', 'rate', { outcome: 'solved', satisfaction: 'poor', words: '来得太晚' })
const code = (world: World) => mayHaveCode(world.order as never, world.scene('wu'))

/** Everything a view may hold that is not in every one of them. */
const FIELDS: readonly (keyof OrderView)[] = [
  ...(['building', 'surname', 'place', 'witness', 'corrections'] as const),
  ...(['beneficiaryName', 'handlerLine', 'words', 'photos', 'content', 'itemCode', 'communityName', 'target', 'targetWords'] as const),
  ...(['level', 'clock', 'pause', 'seriesId', 'declineReason', 'declineWords', 'ratings', 'verification', 'alarms', 'soon'] as const),
  ...(['forMe', 'beneficiaryId', 'reserved', 'nobodyPays', 'again', 'absences', 'freeText'] as const)
]
const fields = (world: World) => FIELDS.filter((field) => world.sees('wu')[field] !== undefined)

describe('a named witness', () => {
  test('reads who comes, when, in which house, and has the code', () => {
    const world = accepted()
    const view = world.sees('wu')
    expect(view).toMatchObject({ stateWords: 'chen师傅会来', building: '3号楼', surname: '李', window: world.window() })
    expect(view.seats.map(({ name, unitName, state }) => [name, unitName, state])).toEqual([['chen师傅', '区税务局', 'accepted']])
    expect(view.may).toEqual({ code: true, contact: false, slip: false, nudge: false, propose: false })
    expect(code(world)).toBe(true)
  })

  test.each([
    ['placed', asked],
    ['open', open],
    ['accepted', accepted],
    ['serving', serving],
    ['served', served],
    ['closed', closed]
  ])('%s: reads nothing else, and nobody’s telephone', (_state, make) => {
    const world = make()
    expect(fields(world)).toEqual(['building', 'surname', 'witness', 'corrections'])
    const view = world.sees('wu')
    expect([view.title, view.story]).toEqual(['探访聊天', []])
    expect(JSON.stringify(view)).not.toMatch(/李阿姨|想理|独居|来得太晚|耳背|qian/)
    expect(contactFor(world.order as never, world.scene('wu'))).toEqual({ phonesOf: [], door: false, note: false })
  })

  test('is not asked for a word that the requester owes', () => {
    expect(served().sees('wu').stateWords).toBe('待评单')
    expect(served().sees('li').stateWords).toBe('等您说一句')
  })

  test('may say that somebody forgot to sign out, and correct what they saw', () => {
    const world = serving()
    world.until(world.window().endAt + MINUTE)
    expect(world.offers('wu')).toEqual(['end_visit'])
    const over = served()
    expect(over.offers('wu')).toEqual(['propose_correction'])
    const [arrivedAt, leftAt] = [over.seat('chen')?.arrivedAt ?? 0, over.seat('chen')?.leftAt ?? 0]
    over.do('wu', 'propose_correction', { seatId: '1-1', arrivedAt: arrivedAt + MINUTE, leftAt, howKnown: '在门口等了一分钟' })
    expect(over.sees('wu').corrections).toMatchObject([{ seatId: '1-1', confirmed: false }])
  })

  test.each([
    ['cancelled', () => accepted().do('li', 'cancel', {}), '已取消'],
    ['declined', () => asked().do('wang', 'decline', { reason: 'duty', words: '请问物业', elsewhere: '物业' }), '不予受理'],
    ['closed for a week', () => closed().wait(7 * DAY + HOUR), '已办结']
  ])('%s: only the public line is left, and nothing to do', (_state, make, words) => {
    const world = make()
    expect(viewersOf(world.order as never, world.scene('wu'))).toEqual(['passer'])
    expect(fields(world)).toEqual([])
    expect(world.sees('wu')).toMatchObject({ seats: [], actions: [], stateWords: words })
    expect(code(world)).toBe(false)
  })

  test('who is the agent besides reads as the agent', () => {
    const world = placed('A01', { witness: { kind: 'person', personId: 'lily' } })
    expect(viewersOf(world.order as never, world.scene('lily'))).toEqual(['passer', 'requester'])
    expect(world.sees('lily').beneficiaryName).toBe('李阿姨')
  })

  test('who came is no witness', () => {
    const world = accepted()
    Object.assign(world.order as object, { witness: { kind: 'person', personId: 'chen' } })
    expect(viewersOf(world.order as never, world.scene('chen'))).toEqual(['passer', 'helper'])
  })
})
