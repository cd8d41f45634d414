import { accountOf } from '@domain/ledger/account'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { call, clock } from './doors'

export const earned = (who: string) => accountOf('minute', 'earned', who)
export const gifted = (who: string) => accountOf('minute', 'gifted', who)
export const free = async () => (await call('li', 'timebank.pool', {})).free
export const { stores } = cellar()

/** Old Li has died: Wang wrote it down, Liu signed. Her daughter Zhang is verified family. */
export const died = async (who = 'li', diedOn = '2026-11-20'): Promise<string> => {
  const { id } = await call('wang', 'timebank.recordDeath', { personId: who, diedOn })
  await call('liuYang', 'timebank.confirmDeath', { id })
  return id
}
/** What the card of this estate shows whoever is about to sign the choice. */
export const shown = async (id: string) => {
  const { choice } = (await call('gao', 'timebank.estates', { orgId: 'huaishu' })).items.find((one) => one.id === id) ?? {}
  return { id, heirId: choice?.heirId ?? null, chosenAt: choice?.at ?? clock.now }
}
