import fc from 'fast-check'
import { openKeys } from './seal'

const MASTER = 'the master key of a small district by the river'
const district = openKeys(MASTER).of('linjiang')

test('what was sealed opens at its own place, emoji and all', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(district.open('address_private', 'home-li', 'door', district.seal('address_private', 'home-li', 'door', text))).toBe(text)
    })
  ))

test('the same door is sealed differently every time', () =>
  expect(district.seal('t', '1', 'f', '301')).not.toBe(district.seal('t', '1', 'f', '301')))

/** One letter well inside: the last one says a bit or two that nobody reads. */
const changed = (text: string) => `${text.slice(0, -4)}${text.at(-4) === 'A' ? 'B' : 'A'}${text.slice(-3)}`

test.each([
  ['another table', () => district.open('order_private', 'home-li', 'door', sealed)],
  ['another row', () => district.open('address_private', 'home-wu', 'door', sealed)],
  ['another field', () => district.open('address_private', 'home-li', 'note', sealed)],
  ['another district', () => openKeys(MASTER).of('other').open('address_private', 'home-li', 'door', sealed)],
  ['another key', () => openKeys(`${MASTER}!`).of('linjiang').open('address_private', 'home-li', 'door', sealed)],
  ['a changed letter', () => district.open('address_private', 'home-li', 'door', changed(sealed))]
])('a sealed door stays shut at %s', (_, open) => expect(open).toThrow())
const sealed = district.seal('address_private', 'home-li', 'door', '3单元301室')

test('a parts border cannot be moved', () => {
  const moved = district.seal('ab', 'c', 'd', 'x')
  expect(() => district.open('a', 'bc', 'd', moved)).toThrow()
})

test('a look-up hash is equal within a district and tells nothing to the next', () => {
  expect(district.hash('13800000000')).toBe(openKeys(MASTER).of('linjiang').hash('13800000000'))
  expect(district.hash('13800000000')).not.toBe(openKeys(MASTER).of('other').hash('13800000000'))
})

test('after a change of key the old words still open, and people are still found', () => {
  const changed = openKeys(`k2:a new and longer master key of the same district,k1:${MASTER}`).of('linjiang')
  expect(changed.open('address_private', 'home-li', 'door', sealed)).toBe('3单元301室')
  expect(changed.seal('t', '1', 'f', 'x')).toMatch(/^k2\./)
  expect(changed.hash('13800000000')).toBe(district.hash('13800000000'))
})

test('a key may hold any letters: commas and colons are not borders', () => {
  const odd = openKeys('a key, with commas: and colons, of many letters').of('linjiang')
  expect(odd.open('t', '1', 'f', odd.seal('t', '1', 'f', 'x'))).toBe('x')
})

test('a short key is refused', () => expect(() => openKeys('secret')).toThrow('32 characters'))
