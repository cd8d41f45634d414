import { HOUR } from '../clock/milliseconds'
import { open, placed, World } from '../../tests/kitchen/world'
import type { Risk } from '../menu/item'
import { unfitFor } from './eligibility'

const READ = { riskRead: true, insured: true }

/** Five days ahead Chen has said yes to something of this risk; Qian could wait. */
const ahead = (risk: Risk): World => {
  const world = open(risk === 'L0' || risk === 'L1' ? 'B08' : 'C02', { windows: [new World().window(5)] })
  Object.assign(world.order as object, { risk })
  world.introduced = ['chen', 'qian']
  return world.do('chen', 'accept', READ)
}
/** Without insurance in the books, whatever is tapped. */
const uninsured = (world: World, who: string): World => {
  Object.assign(world.people[who]?.volunteer as object, { insured: false })
  return world
}

describe('nobody is seated at a risk they have not read', () => {
  test.each([
    ['L0', {}, null],
    ['L1', {}, null],
    ['L2', {}, 'RISK_UNREAD'],
    ['L2', { riskRead: true }, 'RISK_UNREAD'],
    ['L2', { insured: true }, 'RISK_UNREAD'],
    ['L2', READ, null],
    ['L3', {}, 'RISK_UNREAD'],
    ['L3', READ, null]
  ] as const)('%s, with %j: %s, when waiting as when accepting', (risk, input, refusal) => {
    expect(ahead(risk).refusal('qian', 'queue', input)).toBe(refusal)
    expect(ahead(risk).do('zhao', 'release', { seatId: '1-1', reason: '换人' }).refusal('qian', 'accept', input)).toBe(refusal)
  })

  test('the form of the waiting list asks it', () => {
    expect(
      ahead('L2')
        .sees('qian')
        .actions.find(({ action }) => action === 'queue')?.asks
    ).toEqual(['risk'])
  })
})

describe('insurance is what the books say, not what is tapped', () => {
  test.each(['L2', 'L3'] as const)('%s: without it nobody is asked, waits or accepts', (risk) => {
    const world = uninsured(ahead(risk), 'qian')
    expect(world.refusal('qian', 'queue', READ)).toBe('NOT_ELIGIBLE')
    expect(world.offers('qian')).not.toContain('queue')
    world.do('chen', 'withdraw', {})
    expect(world.refusal('qian', 'accept', READ)).toBe('NOT_ELIGIBLE')
    expect(unfitFor(null, risk, world.people.qian?.volunteer ?? null)).toBe('没有在保的保险')
    const asked = uninsured(placed('C02').do('wang', 'refer_unit', { unitId: 'u1' }), 'wu')
    expect(asked.refusal('zhao', 'dispatch', { inviteeIds: ['wu'] })).toBe('INVITEE_UNFIT')
  })

  test.each(['L0', 'L1'] as const)('%s needs none', (risk) => {
    expect(uninsured(ahead(risk), 'qian').refusal('qian', 'queue', {})).toBeNull()
  })

  test('whose insurance ended while they waited is passed over', () => {
    const world = ahead('L2').do('qian', 'queue', READ)
    uninsured(world, 'qian').do('chen', 'withdraw', {})
    expect(world.seat('qian')?.state).toBe('waiting')
    expect(ahead('L2').do('qian', 'queue', READ).do('chen', 'withdraw', {}).seat('qian')?.state).toBe('accepted')
  })

  test('a place offered late is not taken after it ended either', () => {
    const world = ahead('L2').do('qian', 'queue', READ)
    world.until(world.window(5).startAt - 3 * HOUR).do('chen', 'withdraw', {})
    expect(uninsured(world, 'qian').refusal('qian', 'accept', READ)).toBe('NOT_ELIGIBLE')
  })
})
