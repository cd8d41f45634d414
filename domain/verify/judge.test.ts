import { primitives as node } from '../../cloudfunctions/_kit/signing'
import { forged, smallStatement } from '../../tests/kitchen/statement'
import { primitives as library } from '../../tools/verify/src/primitives'
import { judge } from './judge'
import { lineWords, type Line } from './line'
import { typed, type Trusted } from './notice'
import type { Statement } from './statement'

const { statement, words, trusted } = smallStatement()
const lines = (text: string, by: Trusted = trusted): Line[] => judge(text, by, node)?.lines ?? []
const verdicts = (text: string, by: Trusted = trusted) => lines(text, by).map(({ verdict }) => verdict)

test('three separate lines, the same by Node and by the library of tool and page', () => {
  expect(lines(words).map(lineWords)).toEqual(['没有被改动：是', '在当天的公布摘要里：是', '现场双方设备签过：是'])
  expect(judge(words, trusted, library)).toEqual(judge(words, trusted, node))
})

/** Node's, asked once about the same key, message and signature: what a flipped bit does not touch is not computed ten thousand times. */
const remembering = (): typeof node => {
  const known = new Map<string, boolean>()
  return {
    ...node,
    isSigned: (...asked) => {
      const name = asked.map((one) => Buffer.from(one).toString('latin1')).join('|')
      const found = known.get(name) ?? node.isSigned(...asked)
      return (known.set(name, found), found)
    }
  }
}

// two bits a byte, another two in the next: all eight of each take half a minute and find nothing more
test('every byte of the file: whichever bit of it is flipped, it is not 没有被改动 any more', () => {
  const bytes = Buffer.from(words)
  const once = remembering()
  const passed: string[] = []
  for (let at = 0; at < bytes.length; at += 1)
    for (const bit of [at % 8, (at + 3) % 8]) {
      bytes[at]! ^= 1 << bit
      const [first] = judge(bytes.toString(), trusted, once)?.lines ?? []
      if (first?.verdict === 'yes') passed.push(`bit ${bit} of byte ${at}: ${bytes.subarray(at - 20, at + 20).toString()}`)
      bytes[at]! ^= 1 << bit
    }
  expect(passed).toEqual([])
  expect(verdicts(bytes.toString())).toEqual(['yes', 'yes', 'yes'])
})

test.each([
  ['cut off', words.slice(0, -2)],
  ['one letter longer', `${words} `],
  ['without its last line break', words.trimEnd()],
  ['on one line', JSON.stringify(JSON.parse(words))],
  ['with a field twice', words.replace('"person": "陈先生"', '"person": "王先生",\n  "person": "陈先生"')],
  ['with an amount spelt otherwise', words.replace('"posted": 10,', '"posted": 1e1,')],
  ['with a letter spelt otherwise', words.replace('义务理发', '\\u4e49务理发')],
  ['with a field more', words.replace('"person": "陈先生"', '"person": "陈先生",\n  "note": ""')]
])('a file %s is not taken for the one that was written', (_, text) => expect(verdicts(text)[0] ?? 'no').toBe('no'))

test.each([
  ['line ends', words.replaceAll('\n', '\r\n')],
  ['a mark before its first letter', `\uFEFF${words}`]
])('the same statement in other %s is known for one, and nothing in it counts', (_, text) =>
  expect(verdicts(text)).toEqual(['no', 'unknown', 'unknown'])
)

describe('what the district itself signs is not enough', () => {
  test.each<[string, (copy: Statement) => void, string[]]>([
    ['an amount', (copy) => (copy.accounts[0]!.entries[0]!.posted = 11), ['no', 'yes', 'unknown']],
    ['an entry left out', (copy) => copy.accounts[0]!.entries.shift(), ['no', 'yes', 'unknown']],
    ['the last entry left out', (copy) => copy.accounts[0]!.entries.pop(), ['yes', 'no', 'unknown']],
    ['two entries moved', (copy) => copy.accounts[0]!.entries.reverse(), ['no', 'no', 'unknown']],
    ['a beginning that was never', (copy) => (copy.accounts[0]!.before = '0'.repeat(64)), ['no', 'yes', 'unknown']],
    ['somebody else’s account', (copy) => (copy.accounts[0]!.account = 'point/earned/lin'), ['no', 'no', 'unknown']],
    ['an account twice', (copy) => copy.accounts.push(copy.accounts[0]!), ['no', 'yes', 'unknown']],
    ['an account without entries', (copy) => (copy.accounts[0]!.entries = []), ['yes', 'no', 'unknown']],
    ['another place in the tree', (copy) => (copy.accounts[0]!.proof.index = 2), ['yes', 'no', 'unknown']],
    ['another root', (copy) => (copy.checkpoint.accountsRoot = '0'.repeat(64)), ['yes', 'no', 'unknown']],
    ['another day', (copy) => (copy.checkpoint.day = '2026-11-26'), ['yes', 'no', 'unknown']],
    ['another district', (copy) => (copy.district.id = 'beyond'), ['no', 'no', 'no']],
    ['a kind of signature nobody knows', (copy) => (copy.checkpoint.alg = 'sm2'), ['unknown', 'unknown', 'unknown']],
    ['a kind of hash nobody knows', (copy) => (copy.checkpoint.hashAlg = 'sm3'), ['unknown', 'unknown', 'unknown']],
    ['a visit’s other half missing', (copy) => (copy.visits[0]!.witness = null), ['yes', 'yes', 'no']],
    ['a departure missing', (copy) => copy.visits.pop(), ['yes', 'yes', 'no']],
    ['an arrival twice, and no departure', (copy) => (copy.visits[1] = copy.visits[0]!), ['yes', 'yes', 'no']],
    ['an arrival said once more', (copy) => copy.visits.push(copy.visits[0]!), ['yes', 'yes', 'no']],
    ['other digits than were shown', (copy) => (copy.visits[0]!.code = '000000'), ['yes', 'yes', 'no']],
    ['a phone that signs for both', (copy) => (copy.visits[0]!.witness!.key = copy.visits[0]!.helper!.key), ['yes', 'yes', 'no']],
    ['a phone that was never published', (copy) => copy.devices.pop(), ['yes', 'yes', 'no']],
    ['a phone that had been lost', (copy) => (copy.devices[0]!.until = 5), ['yes', 'yes', 'no']],
    ['no visit at all', (copy) => (copy.accounts = []), ['yes', 'yes', 'unknown']]
  ])('%s', (_, change, expected) => expect(verdicts(forged(statement, change))).toEqual(expected))
})

const [MINUTE, DAY] = [60_000, 86_400_000]
const BOTH = '1 次服务里，双方的手机都签过的有 1 次'
const ONE = '1 次服务里，双方的手机都签过的有 0 次，只有一方签过的有 1 次'
// its codes were shown five days and twenty-one hours before the digest; the helper's phone signed eight seconds before it
test.each<[string, Parameters<typeof smallStatement>, string, string]>([
  ['made known before', [6 * DAY], 'yes', BOTH],
  ['made known a day after, by a clock that is behind', [5 * DAY], 'yes', BOTH],
  ['made known two days after: a district can make a key for yesterday, and nobody believes it', [4 * DAY], 'no', ONE],
  ['ended before, by a clock that is an hour ahead', [6 * DAY, 50 * MINUTE], 'yes', BOTH],
  ['ended a day before, nearly', [6 * DAY, DAY - MINUTE], 'yes', BOTH],
  ['ended a day before', [6 * DAY, DAY + MINUTE], 'no', ONE]
])('a phone’s key was %s', (_, keys, expected, because) => {
  const one = smallStatement(...keys)
  expect([verdicts(one.words, one.trusted), lines(one.words, one.trusted)[2]?.because]).toEqual([['yes', 'yes', expected], because])
})

const torn = (hex: string): string => `${hex.startsWith('0') ? '1' : '0'}${hex.slice(1)}`
test.each<[string, (copy: Statement) => void, string]>([
  ['a signature', (copy) => (copy.visits[1]!.helper!.signature = torn(copy.visits[1]!.helper!.signature)), '有 1 处签名对不上'],
  ['its moment', (copy) => (copy.visits[1]!.helper!.at += 1), '有 1 处签名对不上'],
  ['its key', (copy) => (copy.visits[1]!.helper!.key = torn(copy.visits[1]!.helper!.key)), '有 1 处签名对不上'],
  ['the digits that both signed', (copy) => (copy.visits[1]!.code = '654320'), '有 1 处签名对不上'],
  ['when its key ended', (copy) => (copy.devices[0]!.until = null), '有 2 处签名对不上']
])('a wrong clock excuses nothing that does not hold: %s changed, outside the time of the key', (_, change, because) => {
  const late = smallStatement(6 * DAY, DAY + MINUTE)
  expect(lines(forged(late.statement, change), late.trusted)[2]).toMatchObject({ verdict: 'no', because })
})

test('nothing in the file vouches for the file', () => {
  const { days, keys } = trusted
  expect(verdicts(words, { keys: [], days: [] })).toEqual(['unknown', 'unknown', 'unknown'])
  expect(verdicts(words, { keys, days: [] })).toEqual(['yes', 'unknown', 'unknown'])
  expect(verdicts(words, { keys: [], days })).toEqual(['unknown', 'yes', 'unknown'])
  expect(verdicts(words, { keys: ['0'.repeat(32)], days })).toEqual(['no', 'no', 'unknown'])
  expect(verdicts(words, { keys, days: [...days, { day: '2026-11-27', digest: '0'.repeat(64) }] })[1]).toBe('no')
  expect(verdicts(words, { keys, days: [{ day: '2026-11-27', digest: '' }] })[1]).toBe('no')
})

test.each([
  ['3F0C 9a41 0000 1111 2222 3333 4444 5555', '3f0c9a410000111122223333' + '44445555'],
  ['3f0c9a41', null],
  ['g'.repeat(32), null],
  ['', null]
])('what is typed from the board: %j', (text, read) => expect(typed(text)).toBe(read))
