import { issuer, type AccountId } from '@domain/ledger/account'
import { spreadOver } from '@domain/ledger/pool'
import type { Line } from '@domain/ledger/transfer'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { DISTRICT, TENANT } from '../town/places'
import { clock, rows } from './doors'

const post = (id: string, ...lines: Line[]) =>
  cellar()
    .stores.forSystem(TENANT.id)
    .ledger.post([{ id, phase: 'direct', from: issuer('minute'), lines, at: clock.now }])

/** Somebody has these minutes from before the story. */
export const owns = (account: AccountId, amount: number): Promise<void> =>
  post(`given/${account.replaceAll('/', '-')}`, { account, amount })
/** The pool has them. */
export const poolOwns = (amount: number): Promise<void> => post('pool', ...spreadOver(DISTRICT.id, amount))
/** Owned, and reserved of it. */
export const stands = async (account: AccountId): Promise<[number, number]> => {
  const [row] = await rows<{ posted: number; held: number }>('select posted, held from ledger_account where id = $1', [account])
  return [row?.posted ?? 0, row?.held ?? 0]
}
