import { readFileSync } from 'node:fs'
import path from 'node:path'
import { AppError } from '../../errors'
import { COUNTER_EXAMPLES } from '../simulate/examples'
import type { RulePack } from '../rule'
import { DEFAULT_PACK, packAt, packNamed } from './packs'
import { readPack } from './read'

const FILE = readFileSync(path.resolve(__dirname, '../defaults.json'), 'utf8')
/** The file with one row's text changed; the row's line in it. */
const changed = (code: string, from: string, to: string): string => {
  const lines = FILE.split('\n')
  const index = lines.findIndex((line) => line.includes(`"code": "${code}"`))
  const line = lines[index] ?? ''
  expect(line).toContain(from)
  lines[index] = line.replace(from, to)
  return lines.join('\n')
}
const refusal = (file: string): AppError => {
  try {
    readPack(file)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('it was not refused')
}

test('the district file: 29 rows, each code once, in force from 2026', () => {
  expect(readPack(FILE)).toEqual(DEFAULT_PACK)
  expect(DEFAULT_PACK.rows.map((row) => row.code)).toEqual([
    ...Array.from({ length: 20 }, (_, n) => `R${String(n + 1).padStart(2, '0')}`),
    ...[1, 2, 3, 4, 5].map((n) => `D0${n}`),
    ...[1, 2, 3, 4].map((n) => `N0${n}`)
  ])
  expect(DEFAULT_PACK.effectiveAt).toBe(Date.parse('2026-01-01T00:00:00+08:00'))
})

describe('a rule file is refused by line and reason', () => {
  test.each<[string, string, string, string, number, string]>([
    ['a typo in a column', 'R07', '"points": 5', '"pionts": 5', 11, '没有“pionts”这一栏，请看看是不是写错了'],
    ['NUL in a title', 'R04', '"title": "', '"title": "\\u0000', 8, '里有无法保存的字符'],
    ['half a character', 'R04', '"title": "', '"title": "\\ud83d', 8, '里有无法保存的字符'],
    ['half a character in a name', 'R04', '"kind"', '"\\udc00": 1, "kind"', 8, '里有无法保存的字符'],
    ['brackets without end', 'R04', '"note"', '['.repeat(9_000) + ']'.repeat(9_000), 8, '括号套得太深'],
    ['a code as long as a book', 'R04', '"R04"', `"${'R'.repeat(9_000)}"`, 8, '“code”要用大写字母开头的字母和数字，最多 12 个，比如 R01'],
    [
      'a code that would part the ids of the ledger',
      'R04',
      '"R04"',
      '"R/4"',
      8,
      '“code”要用大写字母开头的字母和数字，最多 12 个，比如 R01'
    ],
    ['a column that every object has', 'R04', '"kind"', '"constructor": 1, "kind"', 8, '没有“constructor”这一栏，请看看是不是写错了'],
    ['…and that every object begins with', 'R04', '"kind"', '"__proto__": 1, "kind"', 8, '没有“__proto__”这一栏，请看看是不是写错了'],
    ['a missing column', 'R07', '"points": 5, ', '', 11, '缺少“points”这一栏'],
    ['an unknown kind', 'R04', '"note"', '"notes"', 8, '不认识这一类规则 "notes"'],
    ['no kind', 'R04', '"kind": "note", ', '', 8, '不认识这一类规则 （没有写 kind）'],
    ['an unknown trigger', 'R06', '"on": "training"', '"on": "traning"', 10, '“on”不认识 "traning"'],
    ['an unknown period', 'R12', '"month"', '"moon"', 16, '“caps”“period”不认识 "moon"'],
    ['an unknown circumstance', 'R02', '["leader"]', '["boss"]', 6, '“when”不认识 "boss"'],
    ['an unknown confirmer', 'R02', '"system"', '"God"', 6, '“confirmedBy”不认识 "God"'],
    ['a negative cap', 'R01', '"points": 40', '"points": -40', 5, '“caps”“points”不能是负数 -40'],
    ['a negative number of times', 'R05', '"times": 1', '"times": -1', 9, '“caps”“times”不能是负数 -1'],
    ['a fractional cap', 'R01', '"points": 40', '"points": 40.5', 5, '“caps”“points”要写整数，不能是 40.5'],
    ['a cap that is a word', 'R01', '"points": 40', '"points": "40"', 5, '“caps”“points”要写整数，不能是 "40"'],
    ['an enormous cap', 'R01', '"points": 40', '"points": 1e15', 5, '“caps”“points”要在 0 到 100000 之间，不能是 1000000000000000'],
    ['caps that are no list', 'R01', '[{"period": "day", "points": 40}]', '40', 5, '“caps”要写成一列'],
    ['negative points of an award', 'R06', '"points": 5,', '"points": -5,', 10, '“points”不能是负数 -5'],
    ['positive points of a deduction', 'D02', '"points": -5', '"points": 5', 26, '“points”要在 -100000 到 -1 之间，不能是 5'],
    ['a factor below one', 'R02', '1.4', '0.4', 6, '“factor”要在 1 到 5 之间，不能是 0.4'],
    ['a factor of three places', 'R02', '1.4', '1.405', 6, '“factor”最多两位小数'],
    ['a flag that is a word', 'D03', '"reverses": true', '"reverses": "yes"', 27, '“reverses”只能是 true 或 false'],
    ['an unknown threshold', 'R16', '"characters"', '"charcters"', 20, '“limits”没有“charcters”这一栏，请看看是不是写错了'],
    ['an empty title', 'R04', '晚到 15 分钟以上，时长按实际，不另扣分', '', 8, '“title”要写文字'],
    ['a missing comma', 'R07', '"points": 5, ', '"points": 5 ', 11, '逗号、引号或括号写错了，读不懂'],
    ['a missing quote', 'R07', '"on": "service_wish"', '"on": "service_wish', 11, '逗号、引号或括号写错了，读不懂'],
    ['the same code twice', 'R03', '"R03"', '"R02"', 7, '编号重复'],
    ['a base that is not there', 'R07', '"base": "R01"', '"base": "R99"', 11, '所依据的“R99”不在文件里'],
    ['a factor of a flat row', 'R02', '"base": "R01"', '"base": "R05"', 6, '系数只能依据按时长计分的一条'],
    ['a circumstance of the other group', 'R02', '["leader"]', '["urgent"]', 6, '“when”里有不属于“role”组的情形'],
    [
      'two rows of minutes',
      'R04',
      '"kind": "note"',
      '"kind": "minutes", "pointsPerHour": 1, "leastMinutes": 1, "mostMinutes": 9, "itemShare": 1',
      8,
      '按时长计分的只能有一条'
    ],
    ['an emergency capped below the day', 'R14', '"points": 60', '"points": 39', 18, '上限不能比“R01”的还低'],
    ['minutes capped by times', 'R14', '"points": 60', '"times": 1', 18, '按时长计分的上限只能写分数'],
    ['an offence one person may find', 'D04', '"reviewers": 2', '"reviewers": 1', 28, '这一类扣分要由两个人复核'],
    [
      'points for logging in',
      'R06',
      '"on": "training"',
      '"on": "login"',
      10,
      '登录、浏览、点赞、转发、捐赠、没有接单和低分评价，永远不计分也不扣分'
    ],
    [
      'points for money',
      'R06',
      '"on": "training"',
      '"on": "donation"',
      10,
      '登录、浏览、点赞、转发、捐赠、没有接单和低分评价，永远不计分也不扣分'
    ],
    [
      'a deduction for declining',
      'D02',
      '"on": "absence"',
      '"on": "refusal"',
      26,
      '登录、浏览、点赞、转发、捐赠、没有接单和低分评价，永远不计分也不扣分'
    ]
  ])('%s', (_name, code, from, to, line, reason) => {
    const refused = refusal(changed(code, from, to))
    expect([refused.code, refused.params.line, refused.params.reason]).toEqual(['RULES_INVALID', line, reason])
  })

  test('a cycle of two', () => {
    const file = changed('R05', '"base": "R01"', '"base": "R18"')
    expect(refusal(file).sentence).toBe('规则文件第 9 行（R05）有问题：依据绕成了圈：R05 → R18 → R05，现行规则没有改动')
  })

  test('a row that is its own base', () =>
    expect(refusal(changed('R05', '"base": "R01"', '"base": "R05"')).params.reason).toBe('依据绕成了圈：R05 → R05'))

  test.each<[string, string, string]>([
    ['no JSON at all', 'hello', '逗号、引号或括号写错了，读不懂'],
    ['an unknown heading', '{"version": "1", "rules": []}', '没有“rules”这一栏，请看看是不是写错了'],
    ['no version', '{"effectiveAt": "2026-01-01T00:00:00+08:00", "rows": []}', '缺少“version”这一栏'],
    [
      'a date without its zone',
      '{"version": "1", "effectiveAt": "2026-01-01", "rows": []}',
      '“effectiveAt”要写成 2026-01-01T00:00:00+08:00 这样'
    ],
    ['rows that are no list', '{"version": "1", "effectiveAt": "2026-01-01T00:00:00+08:00", "rows": 1}', '“rows”要写成一列，至少一条'],
    ['no rows', '{"version": "1", "effectiveAt": "2026-01-01T00:00:00+08:00", "rows": []}', '“rows”要写成一列，至少一条'],
    ['a list', '[]', '要写成 { … }'],
    [
      'a row that is a number',
      '{"version": "1", "effectiveAt": "2026-01-01T00:00:00+08:00", "rows": [1]}',
      '不认识这一类规则 （没有写 kind）'
    ]
  ])('%s', (_name, file, reason) => expect(refusal(file).params).toMatchObject({ line: 1, reason }))

  test('a row over several lines is named by its first, and braces in words are words', () => {
    const over = FILE.replace('"kind": "note", "title": "晚到', '\n"kind": "note",\n"title": "{[\\"晚到')
    expect(readPack(over).rows).toHaveLength(29)
    expect(refusal(over.replace('"kind": "note"', '"kind": "notes"')).params.line).toBe(8)
    expect(refusal(over.replace('"on": "training"', '"on": "traning"')).params.line).toBe(12)
  })
})

describe('what no reader of JSON would take, or only half, is told by its own line', () => {
  const lines = FILE.split('\n')
  /** The file with one of its lines (from 1) written otherwise. */
  const withLine = (line: number, change: (text: string) => string): string =>
    lines.map((text, index) => (index === line - 1 ? change(text) : text)).join('\n')
  const MISREAD = '逗号、引号或括号写错了，读不懂'

  test.each<[string, string, number, string]>([
    ['no comma between two rows', withLine(11, (text) => text.replace(/,$/, '')), 11, MISREAD],
    ['two commas between two rows', withLine(11, (text) => `${text},`), 11, MISREAD],
    ['a comma on a line of its own', withLine(11, (text) => `${text}\n,`), 12, MISREAD],
    ['a comma after the last row', withLine(33, (text) => `${text},`), 33, MISREAD],
    ['a comma after the last field', withLine(11, (text) => text.replace('},', ',},')), 11, MISREAD],
    ['a row without its last bracket', withLine(11, (text) => text.replace(/},$/, ',')), 11, MISREAD],
    ['no bracket at the end of the rows', withLine(34, () => ''), 33, MISREAD],
    ['no bracket at the end', withLine(35, () => ''), 34, MISREAD],
    ['a bracket too many at the end', `${FILE}}`, 36, MISREAD],
    [
      'a typo in the middle of a row over several lines',
      withLine(8, (text) => text.replace('"kind": "note"', '\n"kind": note')),
      9,
      MISREAD
    ],
    ['no comma in the head', withLine(2, (text) => text.replace(',', '')), 2, MISREAD],
    ['no quote in the head', withLine(3, (text) => text.replace('",', ',')), 3, MISREAD],
    ['a name without quotes', withLine(3, (text) => text.replace('"effectiveAt"', 'effectiveAt')), 3, MISREAD],
    ['a name that is a list', withLine(3, () => '\n["effectiveAt"]: 1,'), 2, MISREAD],
    ['a colon forgotten', withLine(3, (text) => text.replace(':', '')), 3, MISREAD],
    [
      'a misspelt name in the head',
      withLine(3, (text) => text.replace('effectiveAt', 'efectiveAt')),
      3,
      '没有“efectiveAt”这一栏，请看看是不是写错了'
    ],
    [
      'a date in a list',
      withLine(3, () => '  "effectiveAt": ["2026-01-01T00:00:00+08:00"],'),
      3,
      '“effectiveAt”要写成 2026-01-01T00:00:00+08:00 这样'
    ],
    ['a date that is none', withLine(3, () => '  "effectiveAt": "soon",'), 3, '“effectiveAt”要写成 2026-01-01T00:00:00+08:00 这样'],
    [
      'a day that is in no calendar',
      withLine(3, () => '  "effectiveAt": "2027-02-30T00:00:00+08:00",'),
      3,
      '“effectiveAt”写的这一天日历上没有'
    ],
    ['a version that nobody can keep', withLine(2, () => '  "version": "\\u0000",'), 2, '里有无法保存的字符'],
    ['rows that are none', '{\n"version": "1",\n"effectiveAt": "2026-01-01T00:00:00+08:00",\n"rows": []}', 4, '“rows”要写成一列，至少一条'],
    ['a field twice in a row', withLine(11, (text) => text.replace('"points": 5', '"points": 5, "points": 50')), 11, '“points”写了两次'],
    ['…in a cap', withLine(11, (text) => text.replace('"points": 15', '"points": 15, "points": 90')), 11, '“points”写了两次'],
    ['…in the head', withLine(3, (text) => `${text}\n  "version": "2",`), 4, '“version”写了两次'],
    ['nothing', '', 1, MISREAD]
  ])('%s', (_name, file, line, reason) => expect(refusal(file).params).toMatchObject({ line, reason }))

  test('a leap day is a day', () => {
    const on = (day: string) => withLine(3, () => `  "effectiveAt": "${day}T00:00:00+08:00",`)
    expect(readPack(on('2028-02-29')).effectiveAt).toBe(Date.parse('2028-02-29T00:00:00+08:00'))
    expect(refusal(on('2027-02-29')).params.line).toBe(3)
  })
})

describe('versions', () => {
  const versions: RulePack[] = [
    { ...DEFAULT_PACK, version: 'b', effectiveAt: 200 },
    { ...DEFAULT_PACK, version: 'a', effectiveAt: 100 },
    { ...DEFAULT_PACK, version: 'x', effectiveAt: 300, demonstration: true }
  ]
  test.each([
    [99, 'a'],
    [100, 'a'],
    [199, 'a'],
    [200, 'b'],
    [999, 'b']
  ])('served at %d: version %s', (servedAt, version) => expect(packAt(versions, servedAt).version).toBe(version))

  test('a district without rules, and a version that is not kept, are bugs', () => {
    expect(() => packAt(versions.slice(2), 999)).toThrow('has rules')
    expect(() => packNamed(versions, 'z')).toThrow('kept')
    expect(packNamed(versions, 'a').effectiveAt).toBe(100)
  })

  test('the counter-examples are demonstrations, all five', () => {
    expect(COUNTER_EXAMPLES).toHaveLength(5)
    expect(COUNTER_EXAMPLES.every((pack) => pack.demonstration)).toBe(true)
  })
})
