import type { Fold } from './check'
import { totalsOf } from './totals'

const fold = (asset: Fold['asset'], kind: Fold['kind'], phase: Fold['phase'], came: number, went: number, issued: number) => ({
  asset,
  kind,
  phase,
  came,
  went,
  issued
})

test('what lies where, what was issued, what corrections took back and what was retired, each asset for itself', () => {
  const folds = [
    fold('point', 'earned', 'direct', 100, 0, 100),
    fold('point', 'earned', 'post', 0, 30, 0),
    fold('point', 'merchant', 'post', 30, 0, 0),
    fold('point', 'merchant', 'direct', 0, 20, -20),
    fold('point', 'earned', 'reverse', 0, 15, -15),
    fold('minute', 'pool', 'direct', 600, 0, 600),
    fold('minute', 'pool', 'reverse', 5, 0, 5),
    fold('minute', 'earned', 'post', 45, 60, 0)
  ]
  expect(totalsOf(folds)).toEqual([
    {
      asset: 'point',
      owned: [
        { kind: 'earned', amount: 55 },
        { kind: 'merchant', amount: 10 }
      ],
      issued: 100,
      reversed: 15,
      retired: 20
    },
    {
      asset: 'minute',
      owned: [
        { kind: 'pool', amount: 605 },
        { kind: 'earned', amount: -15 }
      ],
      issued: 600,
      reversed: 0,
      retired: 0
    }
  ])
})

test('a district where nothing happened has nothing', () =>
  expect(totalsOf([])).toEqual([
    { asset: 'point', owned: [], issued: 0, reversed: 0, retired: 0 },
    { asset: 'minute', owned: [], issued: 0, reversed: 0, retired: 0 }
  ]))
