import type { AccountBalance } from '@contract/books'
import type { AccountId } from '@domain/ledger/account'
import type { Wallet } from './store/wallet'

/** What stands on one account of a wallet; nothing, before its first entry. */
export const balanceOn = ({ balances }: Pick<Wallet, 'balances'>, account: AccountId): AccountBalance => {
  const { posted = 0, held = 0 } = balances[account] ?? {}
  return { owned: posted, free: posted - held }
}

/** What the owner of a wallet has used up of one limit, or owes. */
export const tallyIn = ({ tallies, personId }: Pick<Wallet, 'tallies' | 'personId'>, key: string): number =>
  tallies.find((one) => one.personId === personId && one.key === key)?.amount ?? 0
