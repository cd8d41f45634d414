import type { Input } from '@contract'
import type { RuleVersionView } from '@contract/rules'
import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { accountOf } from '@domain/ledger/account'
import { withNumbers, type Changes } from '@domain/points/pack/numbers'
import { readPack } from '@domain/points/pack/read'
import { fileOf } from '@domain/points/pack/write'
import type { OrderView } from '@domain/order/view/shapes'
import { pastFacts } from '../../cloudfunctions/_kit/store/past-facts'
import { TENANT } from '../town/places'
import { corrects, foundFalse } from './corrected'
import { afternoon, ask, call, clock, counted, found, MONDAY, refusal, rows, step } from './doors'
import { meanwhile } from './meanwhile'
import { served } from './steps'

beforeEach(() => found())

const THURSDAY = Date.parse('2026-11-26T00:00:00+08:00')
const points = async (who: string): Promise<number> =>
  (await rows<{ posted: number }>('select posted from ledger_account where id = $1', [accountOf('point', 'earned', who)]))[0]?.posted ?? 0
const rate = (order: OrderView, who = 'li') =>
  call(who, 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction: 'good' }) as never)

/** The latest rules with other numbers, from another day on. */
const fileWith = async (changes: Changes, version = '2026-11-26', effectiveAt = THURSDAY): Promise<string> =>
  fileOf({ ...withNumbers(readPack((await call('shen', 'points.ruleVersion', {})).file), changes), version, effectiveAt })
/** Shen writes a draft and looks what it would have done. */
const tried = async (changes: Changes, version?: string, effectiveAt?: number): Promise<RuleVersionView> => {
  const draft = await call('shen', 'points.draft', { file: await fileWith(changes, version, effectiveAt) })
  return call('shen', 'points.simulate', { id: draft.id })
}
/** What the screen of a version shows whoever is about to sign. */
const shown = ({ id, edition, standing, report }: RuleVersionView): Input<'points.sign'> => ({
  id,
  edition,
  standing: standing === 'signed' ? 'signed' : 'draft',
  triedAt: report?.at ?? null
})
const published = async (changes: Changes, version?: string, effectiveAt?: number): Promise<RuleVersionView> => {
  const first = await call('shen', 'points.sign', shown(await tried(changes, version, effectiveAt)))
  return first.standing === 'signed' ? call('lu', 'points.sign', shown(first)) : first
}
/** Twice as many points an hour. */
const DOUBLE: Changes = { R01: { pointsPerHour: 20 } }
const inForce = async () => (await call('li', 'points.rules', {})).version

describe('a version on its way', () => {
  test.each<[string, Changes, RegExp]>([
    ['a negative cap', { R01: { 'caps.0.points': -40 } }, /第 5 行（R01）有问题：“caps”“points”不能是负数 -40/],
    ['a word for a number', { R07: { points: '五' } }, /第 11 行（R07）/],
    ['a deduction that gives', { D02: { points: 5 } }, /第 26 行（D02）/]
  ])('%s is refused with its line, and the rules in force are untouched', async (_name, changes, words) => {
    const answer = await ask('shen', 'points.draft', { file: await fileWith(changes) })
    expect(answer.ok ? '' : answer.error.message).toMatch(words)
    expect(await rows('select from rule_version')).toEqual([])
    expect(await inForce()).toBe('2026-01')
  })

  test('a typo, a cycle, points for logging in, a demonstration and a day that is over are refused', async () => {
    const file = await fileWith({})
    const pack = readPack(file)
    const cycle = fileOf({
      ...pack,
      rows: pack.rows.map((row) => (row.code === 'R05' ? { ...row, base: 'R18' } : row)) as typeof pack.rows
    })
    const codes = await Promise.all(
      [
        file.replace('"points":5', '"pionts":5'),
        file.replace('"on":"first_service"', '"on":"login"'),
        cycle,
        file.replace('"version"', '"demonstration": true,\n  "version"'),
        file.replace('2026-11-26T', '2026-11-20T'),
        file.replace('"version": "2026-11-26"', '"version": "2026-01"'),
        file.replace('2026-11-26T', '9999-11-26T'),
        file.replace('2026-11-26T', '+275760-09-12T'),
        file.replace('"version": "2026-11-26"', '"version": "2026\\u0000"'),
        file.replace('"version": "2026-11-26"', '"version": "\\ud83d"'),
        file.replace('"version": "2026-11-26"', `"version": "${'长'.repeat(9_000)}"`)
      ].map((text) => refusal('shen', 'points.draft', { file: text }))
    )
    expect(codes).toEqual([
      'RULES_INVALID',
      'RULES_INVALID',
      'RULES_INVALID',
      'RULES_DEMONSTRATION',
      'RULES_DATE',
      'RULES_NAME',
      'RULES_DATE',
      'RULES_DATE',
      'RULES_INVALID',
      'RULES_INVALID',
      'RULES_INVALID'
    ])
  })

  test('nothing is published untried, and a changed text has not been tried', async () => {
    const draft = await call('shen', 'points.draft', { file: await fileWith(DOUBLE) })
    expect(await refusal('shen', 'points.sign', shown(draft))).toBe('RULES_UNTRIED')
    await call('shen', 'points.simulate', { id: draft.id })
    const again = await call('shen', 'points.draft', { id: draft.id, file: await fileWith({ R01: { pointsPerHour: 11 } }) })
    expect([again.report, again.changes]).toEqual([
      undefined,
      [{ code: 'R01', title: '完成服务', label: '每小时几分', before: 10, after: 11 }]
    ])
    expect(await refusal('lu', 'points.sign', shown(again))).toBe('RULES_UNTRIED')
    // and the database itself would not have it
    await expect(
      rows(
        `update rule_version set state = 'published', signed_by = 'shen', signed_at = now(), published_at = effective_at - interval '1 day'`
      )
    ).rejects.toThrow('rule_version_was_simulated')
  })

  test('a change that gives nearly twice as much needs a second person of the district', async () => {
    await rate(await served())
    clock.now = MONDAY + DAY + 8 * HOUR
    const draft = await tried(DOUBLE)
    expect(draft.report).toMatchObject({ facts: 1, before: { issued: 18, people: 1 }, after: { issued: 26 } })
    expect(draft.report?.secondSignature[0]).toBe('总发放从 18 变为 26，变化达到 15%')
    const signed = await call('shen', 'points.sign', shown(draft))
    expect([signed.standing, signed.signedBy, signed.mine]).toEqual(['signed', ['沈督导'], true])
    // the same tap once more changes nothing; to sign the second time as well is refused
    expect(await call('shen', 'points.sign', shown(draft))).toEqual(signed)
    expect([await refusal('shen', 'points.sign', shown(signed)), await refusal('wang', 'points.sign', shown(signed))]).toEqual([
      'SECOND_PERSON',
      'NOT_ALLOWED'
    ])
    expect((await call('li', 'points.rules', {})).next).toBeUndefined()
    const both = await Promise.all([1, 2].map(() => ask('lu', 'points.sign', shown(signed))))
    expect(both.map((one) => (one.ok ? one.value.standing : one.error.code))).toEqual(['coming', 'coming'])
    expect((await call('li', 'points.rules', {})).next).toEqual({ version: '2026-11-26', effectiveAt: THURSDAY })
    expect([await inForce(), (clock.now = THURSDAY) && (await inForce())]).toEqual(['2026-01', '2026-11-26'])
  })

  describe('a signature is for what its signer saw', () => {
    const felt = async () => {
      await rate(await served())
      clock.now = MONDAY + DAY + 8 * HOUR
      return tried(DOUBLE)
    }
    const rewrite = async ({ id }: RuleVersionView) => {
      await call('shen', 'points.draft', { id, file: await fileWith({ R01: { pointsPerHour: 30 } }) })
      clock.now += MINUTE
      await call('shen', 'points.simulate', { id })
    }

    test('another text, another trial, a first signature that fell: shown to nobody, signed by nobody', async () => {
      const draft = await felt()
      const first = await call('shen', 'points.sign', shown(draft))
      await rewrite(draft)
      // of the new text there is no signature yet; what lu saw was another text, signed once
      expect(await refusal('lu', 'points.sign', shown(first))).toBe('CHANGED')
      expect(await refusal('lu', 'points.sign', shown(draft))).toBe('CHANGED')
      const seen = await call('lu', 'points.ruleVersion', { id: draft.id })
      expect(await refusal('lu', 'points.sign', { ...shown(seen), standing: 'signed' })).toBe('CHANGED')
      clock.now += MINUTE
      await call('shen', 'points.simulate', { id: draft.id })
      expect(await refusal('lu', 'points.sign', shown(seen))).toBe('CHANGED')
      expect((await call('lu', 'points.ruleVersion', { id: draft.id })).signedBy).toEqual([])
    })

    test('a text that changes between the looking and the signing is not signed', async () => {
      const first = await call('shen', 'points.sign', shown(await felt()))
      expect(
        await meanwhile(
          () => refusal('lu', 'points.sign', shown(first)),
          () => rewrite(first)
        )
      ).toBe('CHANGED')
      expect((await call('lu', 'points.ruleVersion', { id: first.id })).standing).toBe('draft')
    })

    test('of two who sign first at once one has, and the other may sign second once he has seen that', async () => {
      const draft = await felt()
      const lu = () => ask('lu', 'points.sign', shown(draft))
      const late = await meanwhile(lu, () => call('shen', 'points.sign', shown(draft)))
      expect(late.ok ? late.value.standing : late.error.code).toBe('CHANGED')
      const seen = await call('lu', 'points.ruleVersion', { id: draft.id })
      expect([seen.standing, seen.signedBy]).toEqual(['signed', ['沈督导']])
      expect((await call('lu', 'points.sign', shown(seen))).standing).toBe('coming')
    })

    test('nobody signs both times, whatever they saw', async () => {
      const draft = await felt()
      const both = await Promise.all([1, 2, 3].map(() => ask('shen', 'points.sign', shown(draft))))
      expect(both.map((one) => (one.ok ? one.value.standing : one.error.code))).toEqual(['signed', 'signed', 'signed'])
      expect((await rows('select signed_by, countersigned_by from rule_version'))[0]).toEqual({ signed_by: 'shen', countersigned_by: null })
    })
  })

  test('a change that nobody feels is published by one', async () => {
    await rate(await served())
    expect((await published({ R09: { points: 11 } })).standing).toBe('coming')
  })

  test('a change that nobody feels, so soon after another, is signed by two', async () => {
    await rate(await served())
    expect((await published({ R09: { points: 11 } })).standing).toBe('coming')
    const next = await tried({ R09: { points: 12 } }, 'v2', THURSDAY + 180 * DAY)
    expect(next.report?.secondSignature).toEqual(['前一版从 2026-11-26 起才用，不到 90 天又改'])
    expect((await call('shen', 'points.sign', shown(next))).standing).toBe('signed')
  })

  test('what was found to be false, and what was taken back, is no past', async () => {
    const order = await served()
    await rate(order)
    const before = async (version: string) => {
      clock.now += HOUR
      const { issued = 0, deducted = 0 } = (await tried({ R09: { points: 11 } }, version, THURSDAY + 30 * DAY)).report?.before ?? {}
      return [issued, deducted]
    }
    const adopted = await call('wang', 'points.record', {
      kind: 'proposal',
      orgId: 'huaishu',
      personId: 'lin',
      proposalId: 'lamp',
      at: clock.now
    })
    expect(await before('v1')).toEqual([18 + 10, 0])
    await call('fang', 'points.revoke', { id: adopted.id, orgId: 'liuyin' })
    expect(await before('v2')).toEqual([18, 0])
    await foundFalse(order)
    expect(await before('v3')).toEqual([0, 20])
  })

  test('a first service is one by what was paid for it: not a visit of ten minutes, and not twice', async () => {
    const firstsFrom = async (from: number): Promise<number[]> => {
      const told: number[] = []
      for await (const page of pastFacts((sql, params) => rows(sql, [...(params ?? [])]), TENANT.id, from, clock.now + 1))
        for (const fact of page) if (fact.kind === 'visit') told.push(fact.firsts)
      return told
    }
    const begin = clock.now
    const short = await served()
    await rate(short)
    const paid = clock.now + 1
    expect(await firstsFrom(begin)).toEqual([0])
    clock.now += HOUR
    expect(await corrects(short, 10)).toBe('confirmed')
    const unpaid = clock.now + 1
    clock.now = MONDAY + 4 * DAY
    await rate(await served({ windows: [afternoon(5)], again: true }))
    expect([await firstsFrom(begin), await firstsFrom(paid), await firstsFrom(unpaid)]).toEqual([[0, 0], [1], [0]])
    expect(await points('chen')).toBe(18)
  })

  test('who is not of the district changes nothing, and who works nowhere sees no draft', async () => {
    const file = await fileWith(DOUBLE)
    const draft = await call('shen', 'points.draft', { file })
    expect(
      await Promise.all([
        refusal('wang', 'points.draft', { file }),
        refusal('wang', 'points.simulate', { id: draft.id }),
        refusal('wang', 'points.dropVersion', { id: draft.id }),
        refusal('chen', 'points.ruleVersion', { id: draft.id }),
        refusal('chen', 'points.ruleVersions', {}),
        refusal('li', 'points.example', { example: 0 })
      ])
    ).toEqual(Array.from({ length: 6 }, () => 'NOT_ALLOWED'))
    expect((await call('wang', 'points.ruleVersion', { id: draft.id })).changes).toHaveLength(1)
  })

  test('what was published is never rewritten; until it begins it can be taken back', async () => {
    await rate(await served())
    const { id } = await published({ R09: { points: 11 } })
    expect(await refusal('shen', 'points.draft', { id, file: await fileWith(DOUBLE, 'other', THURSDAY + DAY) })).toBe('RULES_GONE')
    await expect(rows(`update rule_version set body = body || ' '`)).rejects.toThrow('stay as they are')
    await expect(rows('delete from rule_version')).rejects.toThrow('only ever added to')
    // the same request answers as the first time, at once or later; another one reads that it is gone
    const taken = () => call('lu', 'points.dropVersion', { id }, 'taken-back-by-lu')
    expect(await Promise.all([taken(), taken(), taken()])).toEqual([{}, {}, {}])
    expect(await refusal('lu', 'points.dropVersion', { id })).toBe('RULES_GONE')
    expect((await call('li', 'points.rules', {})).next).toBeUndefined()
    expect((await call('lu', 'points.ruleVersions', {})).items).toEqual([])
    const again = await published({ R09: { points: 12 } })
    clock.now = THURSDAY + 1
    expect([again.version, await refusal('lu', 'points.dropVersion', { id: again.id })]).toEqual(['2026-11-26', 'RULES_GONE'])
  })
})

describe('which version pays', () => {
  test('the one that was in force when it was served, whenever it is said to be good and whenever it is corrected (red line 18)', async () => {
    await published(DOUBLE)
    const old = await served()
    clock.now = THURSDAY + 9 * HOUR
    await rate(old)
    expect(await points('chen')).toBe(18)
    const [line] = await rows<{ line: { version: string } }>(`select line from value_line where transfer_id like '%/R01'`)
    expect(line?.line.version).toBe('2026-01')
    expect(await corrects(old, 30)).toBe('confirmed')
    // thirty minutes, ×1.2: six by the old rules, twelve by the new ones
    expect(await points('chen')).toBe(16)
    clock.now = MONDAY + 4 * DAY
    const next = await served({ windows: [afternoon(5)], again: true })
    await rate(next)
    expect([await points('chen'), counted.trips]).toEqual([16 + 16, 2])
    expect(await corrects(next, 30)).toBe('confirmed')
    expect(await points('chen')).toBe(16 + 12)
  })

  test('a version that was taken back pays nobody', async () => {
    const { id } = await published(DOUBLE)
    await call('lu', 'points.dropVersion', { id })
    clock.now = THURSDAY + 9 * HOUR
    await rate(await served({ windows: [afternoon(4)] }))
    expect(await points('chen')).toBe(18)
  })
})

describe('counter-examples', () => {
  test('five of them, over the past of this district, and none can become a draft', async () => {
    await rate(await served())
    clock.now = MONDAY + 2 * DAY
    const shown = await Promise.all([0, 1, 2, 3, 4].map((example) => call('wang', 'points.example', { example })))
    expect(shown.map(({ title, reach }) => [title.startsWith('反例'), reach])).toEqual([
      [true, undefined],
      [true, undefined],
      [true, undefined],
      [true, 0],
      [true, undefined]
    ])
    // four days of one log-in, two articles, two films and a like are assumed of Chen
    expect(shown[0]?.report.after.issued).toBe(4 * (1 + 2 + 4 + 1))
    expect(shown[4]?.report.before.issued).toBe(18)
    expect(await rows('select from rule_version')).toEqual([])
  })
})
