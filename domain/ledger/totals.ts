import { ASSETS, type AccountKind, type Asset } from './account'
import type { Fold } from './check'

/** All of one asset in a district, from folded numbers. */
export interface Totals {
  asset: Asset
  /** what lies on accounts, by kind */
  owned: { kind: AccountKind; amount: number }[]
  issued: number
  /** taken back by corrections */
  reversed: number
  /** went back to the issuer otherwise: what was redeemed and settled */
  retired: number
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0)

/** Totals by asset; each month, kind, cause and phase once among `folds`. */
export const totalsOf = (folds: readonly Omit<Fold, 'month' | 'cause'>[]): Totals[] =>
  ASSETS.map((asset) => {
    const own = folds.filter((fold) => fold.asset === asset)
    const kinds = [...new Set(own.map(({ kind }) => kind))]
    const reversals = own.filter(({ phase }) => phase === 'reverse')
    const payments = own.filter(({ phase }) => phase !== 'reverse')
    return {
      asset,
      owned: kinds.map((kind) => ({
        kind,
        amount: sum(
          own.filter((fold) => fold.kind === kind),
          ({ came, went }) => came - went
        )
      })),
      issued: sum(payments, ({ issued }) => Math.max(0, issued)),
      reversed: sum(reversals, ({ went }) => went),
      retired: sum(payments, ({ issued }) => Math.max(0, -issued))
    }
  })
