import type { AccountId } from '../ledger/account'
import type { ValueFacts } from './facts'

type Read = Pick<ValueFacts, 'balances'>

/** What an account owns, reserved or not; 0 before its first entry. */
export const ownedOn = ({ balances }: Read, account: AccountId): number => balances[account]?.posted ?? 0

/** What of it nothing is reserved for; never less than 0. */
export const freeOn = ({ balances }: Read, account: AccountId): number => {
  const { posted = 0, held = 0 } = balances[account] ?? {}
  return Math.max(0, posted - held)
}
