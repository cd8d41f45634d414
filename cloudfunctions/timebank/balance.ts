import type { MinuteBalance } from '@contract/books'
import { dayOf } from '@domain/clock/shanghai'
import { accountOf } from '@domain/ledger/account'
import { mayUseEarned } from '@domain/timebank/hold'
import { TIME_RULES } from '@domain/timebank/rules'
import { MINUTE_DUES } from '@domain/value/counts'
import { givenKey } from '@domain/value/given'
import type { Call } from '../_kit/call'
import { balanceOn, tallyIn } from '../_kit/balances'

/** The calendar year of Shanghai in which something happens. */
export const yearOf = (now: number): string => dayOf(now).slice(0, 4)

/** What the caller has in minutes, and what they may do with it. */
export const balanceOf = async ({ store, now }: Pick<Call, 'store' | 'now'>): Promise<MinuteBalance> => {
  const wallet = await store.wallet.wallet(yearOf(now))
  const of = (kind: 'earned' | 'gifted' | 'allotment') => balanceOn(wallet, accountOf('minute', kind, wallet.personId))
  return {
    earned: of('earned'),
    gifted: of('gifted'),
    allotment: of('allotment'),
    dues: tallyIn(wallet, MINUTE_DUES),
    useOwn: wallet.useOwn,
    stopped: wallet.stopped.includes('minute'),
    frozen: wallet.frozen,
    mayUse: mayUseEarned(TIME_RULES, wallet, now),
    giftLeft: Math.max(0, TIME_RULES.giftYearMinutes - tallyIn(wallet, givenKey(yearOf(now)))),
    family: wallet.family
  }
}
