import { accountOf } from '@domain/ledger/account'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { call, clock } from './doors'

export const earned = (who: string) => accountOf('minute', 'earned', who)
export const gifted = (who: string) => accountOf('minute', 'gifted', who)
export const free = async () => (await call('li', 'timebank.pool', {})).free
export const { stores } = cellar()

/** Old Li has died: Wang wrote it down, Liu signed, today or on the day that is named. Her daughter Zhang is verified family. */
export const died = async (who = 'li', signedOn?: string): Promise<string> => {
  const { now } = clock
  if (signedOn) clock.now = Date.parse(`${signedOn}T09:30:00+08:00`)
  const { id } = await call('wang', 'timebank.recordDeath', { personId: who, diedOn: '2025-11-20' })
  await call('liuYang', 'timebank.confirmDeath', { id })
  clock.now = now
  return id
}
/** What the card of this estate shows whoever is about to sign the choice. */
export const shown = async (id: string) => {
  const { choice } = (await call('gao', 'timebank.estates', { orgId: 'huaishu' })).items.find((one) => one.id === id) ?? {}
  return { id, heirId: choice?.heirId ?? null, chosenAt: choice?.at ?? clock.now }
}
