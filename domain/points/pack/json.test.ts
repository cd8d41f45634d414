import fc from 'fast-check'
import { readJson } from './json'

test('what is JSON is read as everybody reads it, however it is written', () =>
  fc.assert(
    fc.property(fc.json({ maxDepth: 5 }), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
      const value: unknown = JSON.parse(text)
      expect(readJson(JSON.stringify(value, null, indent)).value).toEqual(value)
    })
  ))

test('what is none is refused, never read as something else', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', 'a', '1', ' ', '\n', '"b"', 'null') }),
      (text) => {
        let value: unknown
        try {
          value = JSON.parse(text)
        } catch {
          expect(() => readJson(text)).toThrow(expect.objectContaining({ code: 'RULES_INVALID' }))
          return
        }
        expect(readJson(text).value).toEqual(value)
      }
    ),
    { numRuns: 2000 }
  ))

test('fields and entries are told by the line they begin on', () => {
  const { value, lineOf } = readJson('{\r\n"a": [1,\n{"b":\n2}],\n"__proto__": "\\"}"}')
  const { a } = value as { a: unknown[] }
  expect([lineOf(value, 'a'), lineOf(a, 0), lineOf(a, 1), lineOf(a[1], 'b'), lineOf(value, '__proto__')]).toEqual([2, 2, 3, 3, 5])
  expect([lineOf(value, 'c'), lineOf('no object', 0)]).toEqual([1, 1])
  expect(Object.keys(value as object)).toEqual(['a', '__proto__'])
})
