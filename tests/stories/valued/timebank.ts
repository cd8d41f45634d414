import { DAY, MINUTE } from '@domain/clock/milliseconds'
import { accountOf } from '@domain/ledger/account'
import { died } from '../died'
import { byHand, call, clock } from '../doors'
import { served } from '../steps'
import { give, rate, run, tick, type Ways } from './ways'

/** Somebody with a hand at the tables; the night finds it, and minutes stand still. */
const forge = (amount: number) => byHand("update ledger_account set posted = posted + $1 where id = 'minute/earned/chen'", [amount])

/** Who owns which minutes, and the pool. */
export const TIMEBANK: Ways = {
  'Chen gives to family': async () => {
    await call('wang', 'timebank.relate', { giverId: 'chen', receiverId: 'li', relation: 'parent' })
    return { who: 'chen', action: 'timebank.give', input: { personId: 'li', minutes: 45 } }
  },
  'Chen donates': async () => ({ who: 'chen', action: 'timebank.donate', input: { minutes: 45 } }),
  'the second of the district signs': async () => {
    const { injections } = await call('shen', 'timebank.propose', { minutes: 6_400 })
    return { who: 'lu', action: 'timebank.confirm', input: { id: injections[0]?.id ?? '' } }
  },
  'what Li left goes to her daughter': async () => {
    const id = await died()
    await call('wang', 'timebank.chooseEstate', { id, heirId: 'zhang' })
    return { who: 'liuYang', action: 'timebank.settleEstate', input: { id, heirId: 'zhang', chosenAt: clock.now } }
  },
  'a month begins': async () => {
    clock.now = Date.parse('2026-12-01T00:00:30+08:00')
    return 'tick'
  },
  'nobody chose in twelve months, and the pool has what Li left': async () => {
    await died('li', '2025-11-22')
    return 'tick'
  },
  'what came to Li after her estate was settled goes to the pool too': async () => {
    await died('li', '2025-11-22')
    await tick()
    await give('late', [{ account: accountOf('minute', 'gifted', 'li'), amount: 15 }])
    clock.now += DAY
    return 'tick'
  },
  'minutes stood still while Li said it is solved, and are made up for': async () => {
    const order = await served()
    clock.now += DAY
    await forge(60)
    await tick()
    await run(rate(order))
    await forge(-60)
    await call('shen', 'timebank.checkBooks', {})
    const { stops } = await call('shen', 'timebank.proposeReopen', { asset: 'minute' })
    await call('lu', 'timebank.confirmReopen', { asset: 'minute', proposedAt: stops[0]?.proposedAt ?? 0 })
    clock.now += MINUTE
    return 'tick'
  }
}
