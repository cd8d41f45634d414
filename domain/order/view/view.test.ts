import { DAY, HOUR, MINUTE } from '../../clock/milliseconds'
import { accepted, closed, open, placed, served, serving, type World } from '../../../tests/kitchen/world'
import { cardOf } from './card'
import { viewOf } from './view'
import { contactFor, mayHaveCode, mayPrintSlip, viewersOf } from './viewers'

const contact = (world: World, who: string) => contactFor(world.order as never, world.scene(who))
const code = (world: World, who: string) => mayHaveCode(world.order as never, world.scene(who))
const PRIVATE = ['building', 'surname', 'words', 'photos', 'beneficiaryName', 'itemCode', 'story'] as const
const shown = (world: World, who: string) => {
  const view = world.sees(who)
  return PRIVATE.filter((field) => view[field] !== undefined && (!Array.isArray(view[field]) || view[field].length > 0))
}

describe('who sees what', () => {
  test('the open pool shows a public name, the grid and the time: nothing that finds an elder', () => {
    const world = placed('A01').do('wang', 'refer_pool', {})
    expect(shown(world, 'qian')).toEqual([])
    const view = world.sees('qian')
    expect(view.title).toBe('探访聊天')
    expect(JSON.stringify(view)).not.toMatch(/独居|李|3号楼|想理/)
  })

  test('an invitee adds building and surname, and the handler’s line, never the raw words', () => {
    const world = placed('A01')
      .do('wang', 'refer_unit', { unitId: 'u1', handlerLine: '老人耳背，请大声一点' })
      .do('zhao', 'dispatch', { inviteeIds: ['chen'] })
    expect(shown(world, 'chen')).toEqual(['building', 'surname'])
    expect(world.sees('chen').handlerLine).toBe('老人耳背，请大声一点')
  })

  test('the accepted helper reads words once they are checked; before that only their author and the handler', () => {
    const world = accepted()
    expect(world.sees('chen').words).toBeUndefined()
    expect(world.sees('li').words).toBe('想理个发')
    expect(world.sees('wang').words).toBe('想理个发')
    if (world.order) world.order.content = 'shown'
    expect(world.sees('chen').words).toBe('想理个发')
  })

  test('phone on acceptance, door from a day before, both gone on leaving', () => {
    const far = accepted('B08', { windows: [{ startAt: open().window(3).startAt, endAt: open().window(3).endAt }] })
    expect(contact(far, 'chen')).toEqual({ phonesOf: ['li'], door: false, note: false })
    far.until(far.window(3).startAt - 24 * HOUR)
    expect(contact(far, 'chen').door).toBe(true)
    expect(contact(served(), 'chen')).toEqual({ phonesOf: [], door: false, note: false })
    expect(contact(accepted('B06'), 'chen').door).toBe(true) // S2: at once
  })

  test('nobody else opens phone or door: invitees, passers, the liaison, the neighbour', () => {
    const world = open()
    for (const who of ['chen', 'qian', 'zhao', 'xu', 'guest'])
      expect(contact(world, who)).toEqual({ phonesOf: [], door: false, note: false })
    expect(contact(accepted(), 'li')).toEqual({ phonesOf: ['chen'], door: false, note: false })
  })

  test('of a clock whoever asked reads until when they are answered, never that there is time enough', () => {
    const asking = open()
    expect(asking.sees('li').clock).toEqual({ words: '给您回话', dueAt: asking.sees('zhao').clock?.dueAt })
    expect(asking.sees('zhao').clock).toMatchObject({ words: '有人接单', light: 'green' })
    expect(placed().sees('li').clock).toMatchObject({ words: '给您回话' })
    expect(accepted().sees('wang').clock?.light).toBe('green')
    expect(accepted().sees('li').clock).toBeUndefined()
  })

  test('how many of her minutes wait is read by her alone, until it is over; another round is the pool’s', () => {
    const reserved = (world: World, who: string) => world.sees(who).reserved
    expect(['li', 'lily', 'chen', 'wang'].map((who) => reserved(accepted(), who))).toEqual([30, undefined, undefined, undefined])
    expect([served(), closed(), accepted().do('li', 'cancel', {})].map((world) => reserved(world, 'li'))).toEqual([
      30,
      undefined,
      undefined
    ])
    expect(reserved(closed().do('li', 'reopen', { words: '还是不行' }), 'li')).toBeUndefined()
    expect(reserved(Object.assign(accepted(), { heldMinutes: 0 }), 'li')).toBeUndefined()
    const told = (world: World, who: string) => world.sees(who).nobodyPays
    const unpaid = Object.assign(accepted(), { heldMinutes: 0 })
    expect(['li', 'lily', 'chen', 'wang'].map((who) => told(unpaid, who))).toEqual([true, undefined, undefined, undefined])
    expect(told(accepted(), 'li')).toBeUndefined()
  })

  test('a code is there once somebody has said yes, and not before', () => {
    const worlds = [open(), accepted(), served(), accepted().do('chen', 'withdraw', {})]
    expect(worlds.map((world) => code(world, 'li'))).toEqual([false, true, false, false])
  })

  test('that she asked what has become of it is read by whoever has the next move, and asked once a day', () => {
    const nudged = (hoursAgo: number, who: string) => {
      const world = open()
      const scene = { ...world.scene(who), nudgedAt: world.now - hoursAgo * HOUR }
      const view = viewOf(world.order!, scene, world.events, [])
      return [view.nudgedAt === scene.nudgedAt, view.may.nudge, cardOf(world.order!, scene, viewersOf(world.order!, scene)).nudged ?? false]
    }
    expect(nudged(1, 'li')).toEqual([true, false, false])
    expect(nudged(25, 'li')).toEqual([true, true, false])
    expect(nudged(1, 'wang')).toEqual([true, false, true])
    expect(nudged(1, 'zhao')).toEqual([true, false, true])
    expect(nudged(1, 'chen')).toEqual([false, false, false])
  })

  test('a list says that there are other times while none of them is agreed', () => {
    const later = { startAt: placed().window().startAt + DAY, endAt: placed().window().endAt + DAY }
    const world = placed('B08', { windows: [placed().window(), later] })
    const times = (who: string) => cardOf(world.order!, world.scene(who), viewersOf(world.order!, world.scene(who))).times
    expect([times('li'), times('wang')]).toEqual([2, 2])
    world
      .do('wang', 'refer_unit', { unitId: 'u1' })
      .do('zhao', 'dispatch', { inviteeIds: ['chen'] })
      .do('chen', 'accept', { windowIndex: 1 })
    expect(times('li')).toBeUndefined()
  })

  test('that somebody must come the same day is a mark for the handler while nobody comes, and changes nothing else', () => {
    const marked = placed('B08', { sameDay: true })
    const plain = placed()
    const mark = (world: World, who: string) => [
      world.sees(who).sameDay ?? false,
      cardOf(world.order!, world.scene(who), viewersOf(world.order!, world.scene(who))).sameDay ?? false
    ]
    expect([mark(marked, 'wang'), mark(plain, 'wang'), mark(marked, 'li')]).toEqual([
      [true, true],
      [false, false],
      [false, false]
    ])
    expect({ ...marked.order, sameDay: null }).toEqual(plain.order)
    marked.do('wang', 'refer_unit', { unitId: 'u1' }).do('zhao', 'dispatch', { inviteeIds: ['chen'] })
    expect(['wang', 'zhao', 'chen'].map((who) => mark(marked, who)[0])).toEqual([true, false, false])
    expect(mark(marked.do('chen', 'accept', {}), 'wang')).toEqual([false, false])
    const again = closed('B08', { sameDay: true }).do('li', 'reopen', { words: '还是不行' })
    expect(mark(again, 'wang')).toEqual([false, false])
  })

  test('what is over may be asked for again by whoever asked and their agent; what is under way, or was declined, may not', () => {
    const again = (world: World, who: string) => world.sees(who).again
    const world = closed()
    expect(again(world, 'li')).toEqual({ itemCode: 'B08', beneficiaryId: 'li', window: world.order?.windows[0] })
    expect(again(world, 'lily')).toEqual(again(world, 'li'))
    expect(['wang', 'zhao', 'chen'].map((who) => again(world, who))).toEqual([undefined, undefined, undefined])
    expect(again(accepted().do('li', 'cancel', {}), 'li')).toBeDefined()
    expect(again(served(), 'li')).toBeUndefined()
    expect(again(placed().do('wang', 'decline', { reason: 'duty', words: '请问物业', elsewhere: '物业' }), 'li')).toBeUndefined()
  })

  test('withdrawn, released, cancelled: back to the first line at once; closed: after seven days', () => {
    expect(shown(accepted().do('chen', 'withdraw', {}), 'chen')).toEqual([])
    expect(shown(accepted().do('li', 'release', { seatId: '1-1' }), 'chen')).toEqual([])
    expect(shown(accepted().do('li', 'cancel', {}), 'chen')).toEqual([])
    const world = closed()
    expect(shown(world, 'chen')).toContain('building')
    world.wait(7 * DAY + MINUTE)
    expect(shown(world, 'chen')).toEqual([])
  })

  test('a level above reads nothing until the order comes to it, or everybody below is passed over', () => {
    const world = placed('A01')
    for (const who of ['gu', 'fang']) {
      expect(shown(world, who)).toEqual([])
      expect(contact(world, who)).toEqual({ phonesOf: [], door: false, note: false })
    }
    world.do('wang', 'escalate', { reason: '要街道协调' })
    expect(contact(world, 'gu').door).toBe(true)
    expect(contact(world, 'wang').door).toBe(true) // the old handler keeps reading
    expect(contact(world, 'fang').door).toBe(false)
  })

  test('who stands in for colleagues that may not settle it reads what they read', () => {
    const world = accepted()
    world.handlers[0] = { level: 'community', orgId: 'c1', name: '桂花社区', staffIds: ['wang'] }
    world
      .until(world.window().startAt + 31 * MINUTE)
      .do('wang', 'mark_absent', { seatId: '1-1' })
      .do('chen', 'answer', { words: '母亲住院了' })
    expect(world.offers('gu')).toEqual(['settle_absence'])
    expect(shown(world, 'gu')).toContain('building')
    expect(contact(world, 'fang').door).toBe(false)
  })

  test('the liaison sees states, windows and own members; never door, phone, raw words', () => {
    const world = accepted()
    if (world.order) world.order.content = 'shown'
    const view = world.sees('zhao')
    expect(view.words).toBeUndefined()
    expect(view.building).toBeUndefined()
    expect(view.surname).toBeUndefined()
    expect(view.seats.map((seat) => seat.name)).toEqual(['chen师傅', 'qian师傅'])
  })

  test('a unit’s liaison reads no name but those of its own members: not who asked, not who came from elsewhere', () => {
    const world = open()
    Object.assign(world.people.xu as object, { volunteer: { ...world.people.xu?.volunteer, unitId: 'u7' }, unitName: '别的单位' })
    world.do('zhao', 'widen', { ring: 'community' }).do('xu', 'accept', {})
    const view = world.sees('zhao')
    expect(view.seats.map((seat) => seat.name)).toEqual(['chen师傅', 'qian师傅'])
    expect(view.story.map(({ words }) => words)).toEqual([
      '点单人点了单',
      '社区交给了区税务局',
      '单位开始请人',
      '已请更多人（本社区）',
      '一位志愿者接了单'
    ])
    const strangers = /xu师傅|李阿姨|别的单位/
    expect(JSON.stringify(view)).not.toMatch(strangers)
    expect(JSON.stringify(world.sees('li'))).toMatch(strangers)
    const card = (who: string) => cardOf(world.order!, world.scene(who), viewersOf(world.order!, world.scene(who)))
    expect([card('zhao').helperNames, card('li').helperNames]).toEqual([undefined, ['xu师傅']])
    expect(card('zhao').taken).toBe(1)
  })

  test('a unit changes only people it reads by name; its own members it may', () => {
    const world = open()
    Object.assign(world.people.xu as object, { volunteer: { ...world.people.xu?.volunteer, unitId: 'u7' } })
    world.do('zhao', 'widen', { ring: 'community' }).do('xu', 'accept', {})
    const ofXu = world.seat('xu')?.id ?? ''
    expect(world.refusal('zhao', 'release', { seatId: ofXu, reason: '换人' })).toBe('NOT_ALLOWED')
    expect(world.refusal('zhao', 'release', { seatId: '1-2', reason: '换人' })).toBeNull()
    expect(world.refusal('li', 'release', { seatId: ofXu })).toBeNull()
  })

  test('a liaison who comes along reads who else comes, and still the whole of the own unit', () => {
    const world = open('B08', {}, ['chen', 'zhao']).do('wang', 'take_back', { reason: '换' })
    world.do('wang', 'refer_unit', { unitId: 'u1', slots: 3 }).do('zhao', 'dispatch', { inviteeIds: ['zhao', 'qian'] })
    Object.assign(world.people.xu as object, { volunteer: { ...world.people.xu?.volunteer, unitId: 'u7' } })
    world.do('zhao', 'widen', { ring: 'community' }).do('xu', 'accept', {}).do('zhao', 'accept', {})
    expect(world.sees('zhao').seats.map(({ name, state }) => [name, state])).toEqual([
      ['chen师傅', 'passed'],
      ['赵联络', 'accepted'],
      ['qian师傅', 'invited'],
      ['xu师傅', 'accepted']
    ])
  })

  test('a helper reads from when a button will be there, and only until it is', () => {
    const world = accepted()
    const from = world.window().startAt - HOUR
    expect(world.sees('chen').soon).toEqual([{ label: '到了', at: from }])
    expect(world.sees('li')).not.toHaveProperty('soon')
    expect(world.until(from).sees('chen')).not.toHaveProperty('soon')
    world.do('chen', 'arrive', { code: 'good' })
    expect(world.sees('chen').soon).toEqual([{ label: '办完了', at: world.now + 5 * MINUTE }])
  })

  test('once it has begun: from when a door counts as closed, and from when nobody came', () => {
    const world = accepted()
    const { startAt } = world.window()
    const soon = (who: string) => world.sees(who).soon
    world.until(startAt)
    expect([soon('chen'), soon('li')]).toEqual([
      [{ label: '没人应门', at: startAt + 10 * MINUTE }],
      [{ label: '没来', at: startAt + 30 * MINUTE }]
    ])
    world.until(startAt + 10 * MINUTE)
    expect([soon('chen'), soon('li')?.length]).toEqual([undefined, 1])
    world.do('chen', 'no_answer', { called: true })
    expect(soon('li')).toBeUndefined()
  })

  test('for a stranger the order does not exist', () => {
    for (const world of [placed(), accepted(), serving(), closed()]) {
      expect(() => world.sees('guest')).toThrow('NOT_FOUND')
      expect(world.refusal('guest', 'cancel', {})).toBe('NOT_FOUND')
    }
  })

  test('codes go to the beneficiary, the agent or the named witness; never to staff, grid workers or a participant', () => {
    const world = accepted()
    expect(['li', 'lily'].map((who) => code(world, who))).toEqual([true, true])
    for (const who of ['wang', 'gu', 'grid', 'zhao', 'chen', 'qian', 'guest']) expect(code(world, who)).toBe(false)
    const slip = placed('B08', { witness: { kind: 'slip' } })
    expect(code(slip, 'li')).toBe(false)
    expect(mayPrintSlip(slip.order as never, slip.scene('wang'))).toBe(true)
    expect(mayPrintSlip(slip.order as never, slip.scene('chen'))).toBe(false)
  })

  test('a seat-holder is never the witness of the order', () => {
    const world = placed('B08', { witness: { kind: 'person', personId: 'chen' } }).do('wang', 'refer_unit', { unitId: 'u1' })
    expect(world.refusal('zhao', 'dispatch', { inviteeIds: ['chen'] })).toBe('INVITEE_UNFIT')
  })
})
