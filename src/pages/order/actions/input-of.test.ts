import type { Ask } from '@domain/order/asks'
import type { Action } from '@domain/order/step'
import { TRANSITIONS } from '@domain/order/transitions'
import type { OfferedAction, OrderView } from '@domain/order/view/shapes'
import { inputOf, lackIn, openAsks, type Values } from './input-of'

const HOUR = 3_600_000
const window = { startAt: 1_800_000_000_000, endAt: 1_800_000_000_000 + 2 * HOUR }
const haircut: OrderView = {
  id: 'Olihair',
  kind: 'service',
  state: 'placed',
  stateWords: '社区正在看',
  round: 2,
  version: 7,
  termsVersion: 3,
  title: '义务理发',
  minutes: 30,
  risk: 'L1',
  venue: 'home',
  earns: { points: true, minutes: true },
  gridName: '槐树里第一网格',
  windows: [window],
  window: null,
  slots: 1,
  taken: 0,
  seats: [],
  actions: [],
  story: [],
  may: { code: false, contact: false, slip: false, nudge: false, propose: false }
}
const offered = (action: Action, more: Partial<OfferedAction> = {}): OfferedAction => {
  const row = TRANSITIONS.find((one) => one.action === action)
  return { action, label: row?.label ?? '', asks: [...(row?.asks ?? [])], ...more }
}
const sent = (action: Action, values: Values, order: Partial<OrderView> = {}, more: Partial<OfferedAction> = {}) =>
  inputOf({ ...haircut, ...order }, offered(action, more), values).input
const asked = (action: Action, order: Partial<OrderView> = {}, more: Partial<OfferedAction> = {}): Ask[] =>
  openAsks({ ...haircut, ...order }, offered(action, more))

describe('what a helper says', () => {
  it('calls a person where something was not safe, and nobody where nothing was chosen', () => {
    expect(asked('review')).toEqual(['words', 'safety'])
    expect(sent('review', { words: '屋里有人推销', safety: ['提到了收费或推销'] })).toEqual({
      words: '屋里有人推销',
      tags: ['提到了收费或推销']
    })
    expect(sent('review', { words: '都好', safety: [] })).toEqual({ words: '都好' })
  })
})

describe('photos in a sheet', () => {
  it('sends the files that were put there, nothing where the old ones stay, and an empty list where they are taken away', () => {
    expect(sent('edit', { photos: [{ fileId: 'cloud://linli/people/li/tap.jpg', path: 'blob:1' }] })).toEqual({
      photos: ['cloud://linli/people/li/tap.jpg']
    })
    expect(sent('edit', {})).toEqual({})
    expect(sent('edit', { photos: [] })).toEqual({ photos: [] })
  })
})

describe('what a form still asks', () => {
  it('asks Wang for the item only when Li wrote her own words', () => {
    expect(asked('refer_unit')).toEqual(['unit', 'handlerLine'])
    expect(asked('refer_unit', { freeText: true })).toEqual(['unit', 'item', 'handlerLine'])
  })
  it('asks for the number of people only where it is not one', () => {
    expect(asked('refer_pool', { slots: 8 })).toContain('slots')
    expect(asked('refer_pool')).not.toContain('slots')
  })
  it('lets Chen accept by one tap, and asks when there are two times or a risk', () => {
    expect(asked('accept')).toEqual([])
    expect(asked('accept', { windows: [window, window] })).toEqual(['window'])
    expect(asked('accept', { risk: 'L2' })).toEqual(['risk'])
    expect(asked('queue')).toEqual([])
    expect(asked('queue', { risk: 'L2' })).toEqual(['risk'])
  })
  it('asks whose seat only when several are possible', () => {
    expect(asked('mark_absent', {}, { seatIds: ['a'] })).toEqual([])
    expect(asked('mark_absent', {}, { seatIds: ['a', 'b'] })).toEqual(['seat'])
  })
  it('resumes a paused order without another reason', () => {
    const pause = { startedAt: 0, untilAt: 1, reason: '等配件' }
    expect(asked('pause', { pause })).toEqual([])
    expect(sent('pause', {}, { pause })).toEqual({ resume: true })
  })
})

describe('what a form sends', () => {
  it('says which round and which terms the screen showed', () => {
    expect(inputOf(haircut, offered('cancel'), {})).toEqual({ orderId: 'Olihair', action: 'cancel', round: 2, termsVersion: 3, input: {} })
  })
  it('leaves out what was not answered and trims what was', () => {
    expect(sent('refer_unit', { unit: 'power', handlerLine: '  ' })).toEqual({ unitId: 'power' })
    expect(sent('refer_unit', { unit: 'power', item: 'B08', handlerLine: ' 带推子 ' }, { freeText: true })).toEqual({
      unitId: 'power',
      itemCode: 'B08',
      handlerLine: '带推子'
    })
  })
  it('names the only possible seat by itself', () => {
    expect(sent('release', { reasonOptional: '想请女师傅' }, {}, { seatIds: ['s1'] })).toEqual({ seatId: 's1', reason: '想请女师傅' })
    expect(sent('mark_absent', { seat: 's2' }, {}, { seatIds: ['s1', 's2'] })).toEqual({ seatId: 's2' })
  })
  it('invites by name, everybody, or with a wider ring', () => {
    expect(sent('dispatch', { invitees: { inviteeIds: ['chen', 'lin'] } })).toEqual({ inviteeIds: ['chen', 'lin'] })
    expect(sent('dispatch', { invitees: { inviteeIds: [], everyone: true }, collective: true })).toEqual({
      inviteeIds: [],
      everyone: true,
      collective: true
    })
    expect(sent('widen', { ring: 'street' })).toEqual({ ring: 'street' })
  })
  it('confirms risk and insurance together, and a departure with what is left', () => {
    for (const action of ['accept', 'queue'] as const)
      expect(sent(action, { risk: true }, { risk: 'L2' })).toEqual({ riskRead: true, insured: true })
    expect(sent('leave', { code: '123456 ', remaining: '灯罩没装' })).toEqual({ code: '123456', remaining: '灯罩没装' })
  })
  it('takes the second tap on a warning as having read it', () => {
    expect(sent('cancel', {}, {}, { confirm: '师傅可能已经在路上，确定不用了吗？' })).toEqual({ onTheWay: true })
  })
  it('moves an order to a home or a named place, and leaves it where it is when the name was wiped out again', () => {
    expect(sent('reschedule', { address: { addressId: 'li-home' } })).toEqual({ where: { addressId: 'li-home' } })
    expect(sent('reschedule', { address: { publicPlace: '社区门口', gridId: 'g' } })).toEqual({
      where: { publicPlace: '社区门口', gridId: 'g' }
    })
    expect(sent('reschedule', { address: { publicPlace: ' ', gridId: 'g' }, windows: [window] })).toEqual({ windows: [window] })
  })
  it.each([
    ['nothing was said of it', {}, null],
    ['a home', { address: { addressId: 'li-home' } }, null],
    ['another place, and none named', { address: { publicPlace: ' ', gridId: '' } }, '请选换到哪里，或者写在哪里见面'],
    ['a place in no grid', { address: { publicPlace: '社区门口', gridId: '' } }, '请选见面的地方在哪个网格'],
    ['a place and its grid', { address: { publicPlace: '社区门口', gridId: 'g' } }, null]
  ])('says what a place lacks before it is sent: %s', (_, values, lack) => {
    expect(lackIn(offered('edit'), values, 0)).toBe(lack)
  })
  it.each<[string, unknown, string | null]>([
    ['nothing written', undefined, '请写待了多少分钟'],
    ['no minutes', { arrivedAt: 0, leftAt: 0, howKnown: '打过电话' }, '请写待了多少分钟'],
    ['an end that is still to come', { arrivedAt: 0, leftAt: HOUR + 1, howKnown: '' }, '离开的时间还没到，请再看一眼'],
    ['a stay that is over', { arrivedAt: 0, leftAt: HOUR, howKnown: '' }, null]
  ])('says what a correction lacks before it is sent: %s', (_, times, lack) => {
    expect(lackIn(offered('propose_correction'), { times }, HOUR)).toBe(lack)
  })
  it('passes what Li says whole', () => {
    expect(sent('rate', { outcome: { outcome: 'partly', satisfaction: 'good', tags: ['准时到达'], again: true } })).toEqual({
      outcome: 'partly',
      satisfaction: 'good',
      tags: ['准时到达'],
      again: true
    })
  })
})
