import { DAY } from '../../clock/milliseconds'
import { AppError } from '../../errors'
import type { RulePack } from '../rule'
import { DEFAULT_PACK } from './packs'
import { checkBeginning, signed, soonAfter, standingBefore, type Drafted } from './publish'

const NOW = Date.parse('2026-11-23T09:30:00+08:00')
const FEBRUARY = Date.parse('2027-02-01T00:00:00+08:00')
const january: RulePack = { ...DEFAULT_PACK, version: '2027-01', effectiveAt: Date.parse('2027-01-01T00:00:00+08:00') }
const versions = [DEFAULT_PACK, january]
const report = { secondSignature: [] as string[], edition: 'e1', against: '2027-01', at: NOW - DAY }
const draft: Drafted = { version: '2027-02', effectiveAt: FEBRUARY, edition: 'e1', state: 'draft', signedBy: null, report }

const outcome = (more: Partial<Drafted>, by = 'shen', now = NOW): string => {
  try {
    return signed({ ...draft, ...more }, by, versions, now)
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}
const twice = { report: { ...report, secondSignature: ['总发放'] } }

test.each<[string, Partial<Drafted>, string, string]>([
  ['nothing forces a second signature', {}, 'shen', 'published'],
  ['the report forces one', twice, 'shen', 'signed'],
  ['somebody else gives it', { ...twice, state: 'signed', signedBy: 'shen' }, 'lu', 'published'],
  ['nobody signs twice', { ...twice, state: 'signed', signedBy: 'shen' }, 'shen', 'SECOND_PERSON'],
  ['without a report', { report: null }, 'shen', 'RULES_UNTRIED'],
  ['the report is of another text', { edition: 'e2' }, 'shen', 'RULES_UNTRIED'],
  ['the report is against rules that will not stand then', { report: { ...report, against: '2026-01' } }, 'shen', 'RULES_UNTRIED'],
  ['the report is old', { report: { ...report, at: NOW - 31 * DAY } }, 'shen', 'RULES_UNTRIED'],
  ['a second signature needs the report too', { ...twice, state: 'signed', signedBy: 'shen', edition: 'e2' }, 'lu', 'RULES_UNTRIED'],
  ['it would begin with another', { effectiveAt: january.effectiveAt }, 'shen', 'RULES_DATE'],
  ['it is published already', { state: 'published' }, 'shen', 'RULES_GONE'],
  ['it was taken back', { state: 'dropped' }, 'shen', 'RULES_GONE']
])('%s', (_name, more, by, expected) => expect(outcome(more, by)).toBe(expected))

test('a draft is compared with what would stand on its first day', () => {
  expect(standingBefore(versions, FEBRUARY).version).toBe('2027-01')
  expect(standingBefore(versions, january.effectiveAt).version).toBe('2026-01')
})

test.each([
  ['before they begin, for whatever day', -30, ['前一版从 2027-01-01 起才用，不到 90 天又改']],
  ['the next day', 1, ['前一版从 2027-01-01 起才用，不到 90 天又改']],
  ['on the ninetieth day', 90, []]
])('whoever writes what follows other rules %s', (_, days, why) =>
  expect(soonAfter(january, january.effectiveAt + days * DAY)).toEqual(why)
)

const TOMORROW = Date.parse('2026-11-24T00:00:00+08:00')
const TWO_YEARS_ON = NOW + 2 * 366 * DAY
test.each<[string, number, readonly RulePack[], boolean]>([
  ['with the first moment of tomorrow', TOMORROW, [DEFAULT_PACK], true],
  ['in the last moment of today', TOMORROW - 1, [DEFAULT_PACK], false],
  ['in the past', NOW - DAY, [DEFAULT_PACK], false],
  ['before the first year', -8.64e15, [DEFAULT_PACK], false],
  ['two years from now', TWO_YEARS_ON, [DEFAULT_PACK], true],
  ['a moment later', TWO_YEARS_ON + 1, [DEFAULT_PACK], false],
  ['after the end of time', 8.64e15, [DEFAULT_PACK], false],
  ['after the last of all others', january.effectiveAt + 1, versions, true],
  ['with the last of all others', january.effectiveAt, versions, false]
])('a version that begins %s', (_name, effectiveAt, others, may) => {
  const begins = expect(() => checkBeginning(effectiveAt, others, NOW))
  if (may) begins.not.toThrow()
  else begins.toThrow('RULES_DATE')
})
