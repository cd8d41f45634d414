import { accountOf, issuer } from '@domain/ledger/account'
import type { OrderView } from '@domain/order/view/shapes'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { postFacts, readWords } from '../../cloudfunctions/jobs/facts'
import { TENANT } from '../town/places'
import { call, clock, rows, step } from './doors'

/** What a job is given now. */
export const visit = () => ({ ...cellar(), now: clock.now, appId: '' })
/** What the jobs do about facts now. */
export const jobs = async (): Promise<number> => {
  await readWords(visit())
  return postFacts(visit())
}
/** The points of somebody: owned, and reserved of them. */
export const points = async (who = 'chen'): Promise<{ posted: number; held: number }> =>
  (
    await rows<{ posted: number; held: number }>('select posted, held from ledger_account where id = $1', [
      accountOf('point', 'earned', who)
    ])
  )[0] ?? {
    posted: 0,
    held: 0
  }
export const owned = async (who?: string) => (await points(who)).posted
/** What is owed. */
export const dues = async (key = 'point-dues/life') =>
  (await rows<{ amount: number }>('select amount from tally where key = $1', [key]))[0]?.amount ?? 0
/** Somebody has something from before. */
export const has = (who: string, amount: number, kind: 'point' | 'minute' = 'point') => {
  const account = accountOf(kind, 'earned', who)
  return cellar()
    .stores.forSystem(TENANT.id)
    .ledger.post([{ id: `given-${kind}-${who}`, phase: 'direct', from: issuer(kind), lines: [{ account, amount }], at: clock.now }])
}
/** The beneficiary says how it was. */
export const says = (order: OrderView, satisfaction: 'good' | 'fair' | 'poor', words?: string, who = 'li') =>
  call(who, 'rating.give', step(order, 'rate', { outcome: 'solved', satisfaction, ...(words ? { words } : {}) }) as never)
/** Deductions, as whom they are about reads them. */
export const mine = async (who = 'chen') => (await call(who, 'points.deductions', {})).items
