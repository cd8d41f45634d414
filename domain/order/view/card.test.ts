import { open } from '../../../tests/kitchen/world'
import { cardOf } from './card'
import { viewersOf } from './viewers'

test.each([
  ['somebody whom the ring reaches', 'wu', {}],
  ['the liaison of the unit', 'zhao', {}],
  ['somebody who is asked', 'chen', { building: '3号楼', surname: '李' }],
  ['the worker who deals with it', 'wang', { building: '3号楼', surname: '李' }]
])('%s reads in a list where she lives only if they need it (red line 11)', (_, who, home) => {
  const world = open().do('zhao', 'widen', { ring: 'community' })
  Object.assign(world.order!, { surname: '李' })
  const scene = world.scene(who)
  const { building, surname } = cardOf(world.order!, scene, viewersOf(world.order!, scene))
  expect({ building, surname }).toEqual(home)
})

test.each([
  ['the community that hands it on', 'wang', true],
  ['the liaison who asks the members', 'zhao', true],
  ['whoever asked', 'li', false]
])('a step from the list needs the terms shown: %s', (_, who, has) => {
  const world = open()
  const scene = world.scene(who)
  expect('termsVersion' in cardOf(world.order!, scene, viewersOf(world.order!, scene))).toBe(has)
})
