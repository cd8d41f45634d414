import { accountOf } from '@domain/ledger/account'
import { packAt, RULES } from '@domain/points/pack/packs'
import { rowWords } from '@domain/points/words'
import { POINT_DUES } from '@domain/value/counts'
import type { Rows } from '../_kit/call'
import { balanceOn, tallyIn } from '../_kit/balances'
import { schemas } from './schemas'

/** Everything the function `points` lets through. Nothing here writes: points only ever come with what they are for. */
export const actions: Rows<'points'> = {
  balance: {
    who: 'person',
    schema: schemas.balance,
    does: async (_, { store }) => {
      const wallet = await store.wallet.wallet('')
      return { ...balanceOn(wallet, accountOf('point', 'earned', wallet.personId)), dues: tallyIn(wallet, POINT_DUES) }
    }
  },
  statement: {
    who: 'person',
    schema: schemas.statement,
    does: (input, { store }) => store.wallet.statement({ ...input, account: 'point/earned' })
  },
  rules: {
    who: 'person',
    schema: schemas.rules,
    does: async (_, { now }) => {
      const { version, effectiveAt, rows } = packAt(RULES, now)
      return { version, effectiveAt, rules: rows.map((row) => ({ code: row.code, title: row.title, words: rowWords(row) })) }
    }
  }
}
