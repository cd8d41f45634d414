import { ORDER_STATES, type OrderState } from './order'
import { RELATIONS, type Relation } from './relations'
import { TIMERS } from './timers'
import { TRANSITIONS } from './transitions'
import { STATE_WORDS } from './words'

const HUMAN: Relation[] = RELATIONS.filter((relation) => relation !== 'system')
const FINAL: OrderState[] = ['cancelled', 'expired']
const MIDDLE: OrderState[] = ['open', 'accepted', 'serving', 'served']

describe('the forty rows', () => {
  test('are forty, numbered once each', () => {
    expect(TRANSITIONS.map((row) => row.n)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  })

  test('name every (action, from) once', () => {
    const pairs = TRANSITIONS.flatMap((row) =>
      row.from.length === 0 ? [`${row.action} –`] : row.from.map((from) => `${row.action} ${from}`)
    )
    expect(new Set(pairs).size).toBe(pairs.length)
  })

  test('give every action somebody who may do it, from the known relations', () => {
    for (const row of TRANSITIONS) {
      expect(row.by.length).toBeGreaterThan(0)
      expect(RELATIONS).toEqual(expect.arrayContaining([...row.by]))
      expect(row.label.trim()).not.toBe('')
    }
  })

  test('reach every state', () => {
    const reached = new Set<OrderState>()
    for (const row of TRANSITIONS) if (row.to !== '=') reached.add(row.to)
    // `=` from a middle state is stateOf: every middle state can follow from seats alone
    for (const row of TRANSITIONS)
      if (row.to === '=' && row.from.some((from) => MIDDLE.includes(from))) for (const state of MIDDLE) reached.add(state)
    expect([...reached].sort()).toEqual([...ORDER_STATES].sort())
  })

  test('leave every state that is not final a way out for people, and a timed one', () => {
    // declined and closed become final by their fifteen days; until then a person can object or reopen
    for (const state of ORDER_STATES.filter((one) => !FINAL.includes(one))) {
      const human = TRANSITIONS.filter(
        (row) => row.from.includes(state) && row.to !== state && row.by.some((relation) => HUMAN.includes(relation))
      )
      expect({ state, human: human.length > 0 }).toEqual({ state, human: true })
    }
    for (const state of ['placed', 'referred', 'open', 'accepted', 'serving', 'served'] as OrderState[]) {
      const timed = TRANSITIONS.filter((row) => row.from.includes(state) && row.by.includes('system') && row.action !== 'widen')
      expect({ state, timed: timed.length > 0 }).toEqual({ state, timed: true })
    }
  })

  test('let time close nothing: from served only people lead to closed', () => {
    for (const row of TRANSITIONS.filter((one) => one.to === 'closed')) expect(row.by).not.toContain('system')
  })

  test('let nobody but the person accept: no row lets the system or staff take a seat', () => {
    const accept = TRANSITIONS.find((row) => row.action === 'accept')
    expect(accept?.by).toEqual(['invitee', 'eligible'])
    expect(TRANSITIONS.filter((row) => row.by.includes('system')).map((row) => row.action)).not.toContain('accept')
  })

  test('final states have no way out but words about the past', () => {
    for (const state of FINAL) expect(TRANSITIONS.filter((row) => row.from.includes(state)).every((row) => row.to === '=')).toBe(true)
  })

  test('the system acts only by a timer or a standing hand-over', () => {
    const timed = new Set(['return', 'escalate', 'widen', 'proceed', 'end_visit', 'finish', 'expire'])
    const standing = new Set(['refer_unit', 'refer_pool', 'dispatch'])
    for (const row of TRANSITIONS.filter((one) => one.by.includes('system')))
      expect(timed.has(row.action) || standing.has(row.action)).toBe(true)
    expect(TIMERS.length).toBe(8)
  })

  test('every state has its plain words', () => {
    for (const state of ORDER_STATES) expect(STATE_WORDS[state]).toMatch(/[\u4e00-\u9fa5]/)
  })
})
