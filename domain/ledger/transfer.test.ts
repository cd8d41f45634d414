import { accountOf, ASSET_NAMES, issuer, readAccount } from './account'
import { undoneBy } from './legs'
import { accountsIn, checkTransfer, linesOf, saysTheSame, totalOf, type Transfer } from './transfer'

const [li, chen, lin] = [accountOf('minute', 'earned', 'li'), accountOf('minute', 'earned', 'chen'), accountOf('minute', 'earned', 'lin')]
const hold: Transfer = { id: 'h', phase: 'hold', from: li, amount: 60, at: 5 }
const lines = [
  { account: chen, amount: 40 },
  { account: lin, amount: 20 }
]
const post: Transfer = { id: 'p', phase: 'post', of: 'h', lines, at: 5 }
const freed: Transfer = { id: 'v', phase: 'void', of: 'h', at: 5 }
const direct: Transfer = { id: 'd', phase: 'direct', from: li, lines, at: 5 }
const reverse: Transfer = { id: 'r', phase: 'reverse', of: 'p', lines, at: 5 }
const all = [hold, post, freed, direct, reverse]

test('each of the five may stand; what it names and what it ends', () => {
  for (const one of all) expect(() => checkTransfer(one)).not.toThrow()
  expect(all.map(accountsIn)).toEqual([[li], [chen, lin], [], [li, chen, lin], [chen, lin]])
  expect(all.map(linesOf)).toEqual([[], lines, [], lines, lines])
  expect(all.map(undoneBy)).toEqual([[], ['h'], ['h'], [], [`p ${chen}`, `p ${lin}`]])
})

const NO_CAUSE = { code: 'INVALID_INPUT', params: { what: '这一笔没有写明缘由' } }
const NO_MOMENT = { code: 'INVALID_INPUT', params: { what: '这一笔没有写明时间' } }
test.each<[string, Transfer, object]>([
  ['no cause', { ...hold, id: '' }, NO_CAUSE],
  ['a cause of 201 characters', { ...hold, id: 'x'.repeat(201) }, NO_CAUSE],
  ['a cause with a space', { ...hold, id: 'a b' }, NO_CAUSE],
  ['a cause that ends in a line break', { ...hold, id: 'a\n' }, NO_CAUSE],
  ['it names nothing', { ...post, of: '' }, NO_CAUSE],
  ['it names what cannot be', { ...freed, of: 'a b' }, NO_CAUSE],
  ['it names itself', { ...freed, of: 'v' }, { code: 'VALUE_UNKNOWN' }],
  ['no moment', { ...hold, at: 0.5 }, NO_MOMENT],
  ['a hold of nothing', { ...hold, amount: 0 }, { code: 'VALUE_AMOUNT' }],
  ['nobody receives', { ...post, lines: [] }, { code: 'VALUE_AMOUNT' }],
  ['nobody gives back', { ...reverse, lines: [] }, { code: 'VALUE_AMOUNT' }],
  ['a receiver twice', { ...post, lines: [...lines, { account: chen, amount: 1 }] }, { code: 'VALUE_ACCOUNT' }],
  ['two assets', { ...post, lines: [...lines, { account: accountOf('point', 'earned', 'li'), amount: 1 }] }, { code: 'VALUE_ACCOUNT' }],
  ['a hold on the issuer', { ...hold, from: issuer('minute') }, { code: 'VALUE_ACCOUNT' }]
])('refused: %s', (_name, transfer, said) => expect(() => checkTransfer(transfer)).toThrow(expect.objectContaining(said)))

test('a cause may have 200 characters, and the issuer may pay and be paid', () => {
  expect(() => checkTransfer({ ...hold, id: 'x'.repeat(200) })).not.toThrow()
  expect(() => checkTransfer({ ...direct, from: issuer('minute') })).not.toThrow()
  expect(() => checkTransfer({ ...direct, lines: [{ account: issuer('minute'), amount: 1 }] })).not.toThrow()
})

test('amounts are whole, positive and together below 2^53', () => {
  const of = (...amounts: number[]) => totalOf(amounts.map((amount) => ({ account: li, amount })))
  expect([of(1), of(1, 2, 3), of(2 ** 53 - 1)]).toEqual([1, 6, 2 ** 53 - 1])
  for (const wrong of [[], [0], [-1], [1, -1], [0.5], [0.5, 0.5], [NaN], [2 ** 53 - 1, 1]])
    expect(() => of(...wrong)).toThrow(expect.objectContaining({ code: 'VALUE_AMOUNT' }))
})

test('sent twice: the moment and the order of lines say nothing, everything else does', () => {
  for (const one of all) expect(saysTheSame(one, { ...one, at: 9 })).toBe(true)
  expect(saysTheSame(post, { ...post, lines: [...lines].reverse() })).toBe(true)
  const others: [Transfer, Transfer][] = [
    [hold, { ...hold, amount: 59 }],
    [hold, { ...hold, from: chen }],
    [post, { ...post, of: 'g' }],
    [post, { ...post, lines: lines.slice(0, 1) }],
    [post, { ...post, lines: [{ account: chen, amount: 20 }, ...lines.slice(1)] }],
    [post, { ...reverse, of: 'h' }],
    [direct, { ...direct, from: issuer('minute') }],
    [freed, { ...freed, of: 'g' }]
  ]
  for (const [one, other] of others) expect(saysTheSame(one, other)).toBe(false)
})

test('an asset is called what people call it; a shard has two digits and nothing else', () => {
  expect(ASSET_NAMES).toEqual({ point: '积分', minute: '互助时间' })
  for (const shard of ['007', '7', 'x07', '07x', ''])
    expect(() => readAccount(`minute/pool/district/${shard}`)).toThrow(expect.objectContaining({ code: 'VALUE_ACCOUNT' }))
})
