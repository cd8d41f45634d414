import { fromHex, utf8 } from '@domain/verify/bytes'
import { phoneKey } from '../../tests/kitchen/phone-key'
import { primitives as library } from '../../tools/verify/src/primitives'
import { primitives as node } from './signing'

const zeros = (n: number) => '00'.repeat(n)
/** The eight points of small order, and spellings that are no spelling of a key. */
const NO_KEYS = [
  `01${zeros(31)}`,
  zeros(32),
  `${zeros(31)}80`,
  `ec${'ff'.repeat(30)}7f`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  `01${zeros(30)}80`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(31)}`,
  'ff'.repeat(32)
]
const bytes = (hex: string) => fromHex(hex, hex.length / 2)!

test.each(NO_KEYS)('%s is no key: nothing is signed by it, whatever the signature', (key) => {
  for (const point of [`01${zeros(31)}`, key])
    for (const message of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'])
      for (const { isSigned } of [node, library]) expect(isSigned(bytes(key), utf8(message), bytes(point + zeros(32)))).toBe(false)
})

test('a phone’s own key is one, for what it signed', () => {
  const { publicKey, signature } = phoneKey('k').device()
  const text = utf8(`linli/device/1\ned25519\n${publicKey}`)
  expect(node.isSigned(bytes(publicKey), text, bytes(signature))).toBe(true)
  expect(node.isSigned(bytes(publicKey), utf8('other'), bytes(signature))).toBe(false)
})
