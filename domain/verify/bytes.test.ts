import fc from 'fast-check'
import { base64Of, fromBase64, fromHex, hexOf } from './bytes'

const bytes = fc.uint8Array({ maxLength: 80 })

test('hexadecimal and base64url are what Node makes of them, and back', () => {
  fc.assert(
    fc.property(bytes, (one) => {
      expect([hexOf(one), base64Of(one)]).toEqual([Buffer.from(one).toString('hex'), Buffer.from(one).toString('base64url')])
      expect(fromHex(hexOf(one), one.length)).toEqual(one)
      expect(fromBase64(base64Of(one), one.length)).toEqual(one)
    })
  )
})

test.each([
  ['too short', 'AAA', 3],
  ['too long', 'AAAAA', 3],
  ['padded', 'AAA=', 2],
  ['of the other alphabet', 'AA+/', 3],
  ['with spare bits', 'AAB', 2]
])('base64url that is %s is none', (_, text, length) => expect(fromBase64(text, length)).toBeNull())

test.each(['0', '0g', 'AB', '00 '])('%j is no hexadecimal of one byte', (text) => expect(fromHex(text, 1)).toBeNull())
