import { HOUR, MINUTE } from '../clock/milliseconds'
import { served, World } from '../../tests/kitchen/world'
import type { Witness } from './order'

/** Wang, who works here, asks for himself; a colleague hands it on, Chen comes, and nobody rates. */
const forWang = (witness: Witness) => {
  const world = new World()
  world.hasApp.wang = true
  world.do('wang', 'place', { beneficiaryId: 'wang', itemCode: 'B08', windows: [world.window()], where: { addressId: 'a1' }, witness })
  world
    .do('he', 'refer_unit', { unitId: 'u1' })
    .do('zhao', 'dispatch', { inviteeIds: ['chen'] })
    .do('chen', 'accept', {})
  world.until(world.window().startAt).do('chen', 'arrive', { code: 'good' })
  return world
    .wait(40 * MINUTE)
    .do('chen', 'leave', { code: 'good' })
    .wait(73 * HOUR)
}
const CALL = { how: 'call', words: '电话里说办好了' } as const

describe('nobody verifies what they showed the code for, placed or asked for (guard b)', () => {
  test.each([
    ['the beneficiary who showed the code', () => forWang({ kind: 'beneficiary' }), 'wang'],
    ['the beneficiary of a paper slip', () => forWang({ kind: 'slip' }), 'wang'],
    ['the colleague who showed the code', () => forWang({ kind: 'person', personId: 'he' }), 'he'],
    ['who showed it for Li', () => served('B08', { witness: { kind: 'person', personId: 'he' } }).wait(73 * HOUR), 'he']
  ])('%s', (_who, make, who) => {
    const world = make()
    expect(world.refusal(who, 'verify', CALL)).toBe('NOT_ALLOWED')
    expect(world.offers(who)).not.toContain('verify')
  })

  test('a colleague does, and one level up where there is none', () => {
    expect(forWang({ kind: 'beneficiary' }).refusal('he', 'verify', CALL)).toBeNull()
    expect(forWang({ kind: 'person', personId: 'he' }).refusal('gu', 'verify', CALL)).toBeNull()
  })
})
