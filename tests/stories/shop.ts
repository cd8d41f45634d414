import type { Input } from '@contract'
import { DAY, MINUTE } from '@domain/clock/milliseconds'
import { accountOf, issuer } from '@domain/ledger/account'
import type { Tick } from '../../cloudfunctions/jobs/actions'
import { cellar } from '../../cloudfunctions/_kit/cellar'
import { TENANT } from '../town/places'
import { call, clock, doors, MONDAY, rows, TIMER } from './doors'

/** What a bag of rice says; Shen of the district writes it down. */
export const rice = (more: Partial<Input<'redemption.add'>> = {}): Input<'redemption.add'> => ({
  merchantId: 'market',
  title: '大米 5 公斤',
  about: '一袋，当年新米',
  pickUp: '社区超市前台，每天 8:00–20:00',
  picture: null,
  points: 30,
  limit: null,
  holdDays: 7,
  fromAt: MONDAY - DAY,
  untilAt: null,
  stock: 10,
  ...more
})

/** The minute's job. */
export const tick = async (): Promise<Tick> => {
  const answer = await doors.jobs({ Type: 'Timer', TriggerName: 'tick', Time: '2000-01-01T00:00:00Z' }, TIMER)
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value as Tick
}

/** Puts one thing on the shelf, checked by the next minute's job. */
export const onTheShelf = async (more: Partial<Input<'redemption.add'>> = {}) => {
  const { id } = await call('shen', 'redemption.add', rice(more))
  clock.now += MINUTE
  await tick()
  return call('shen', 'redemption.kept', { id })
}

let awards = 0
/** Somebody has earned so many points. */
export const awarded = (who: string, amount: number): Promise<void> =>
  cellar()
    .stores.forSystem(TENANT.id)
    .ledger.post([
      {
        id: `award/${(awards += 1)}`,
        phase: 'direct',
        from: issuer('point'),
        lines: [{ account: accountOf('point', 'earned', who), amount }],
        at: clock.now
      }
    ])

/** The tap on a thing as its screen shows it. */
export const redeemed = ({ id, points, version }: { id: string; points: number; version: number }, who = 'chen', requestId?: string) =>
  call(who, 'redemption.redeem', { goodId: id, points, version }, requestId)

/** What is not as it must be between the redemptions, the stock, the sheets and the books, in words; empty when all is well. */
export const booksOfTheShop = async (): Promise<string[]> =>
  (
    await rows<{ fault: string }>(`
select 'held ' || account.id as fault from ledger_account account where account.id like 'point/earned/%' and held <> (
  select coalesce(sum(points), 0) from redemption where redemption.tenant_id = account.tenant_id and person_id = account.person_id and state = 'held')
union all
select 'stock ' || good.title from good where stock <>
  (select coalesce(sum(pieces), 0) from stock_move where stock_move.tenant_id = good.tenant_id and good_id = good.id)
  - (select count(*) from redemption where redemption.tenant_id = good.tenant_id and good_id = good.id and state in ('held', 'picked_up'))
union all
select 'sheet ' || merchant_id || ' ' || day from day_sheet where (count, points) <> (
  select count(*), coalesce(sum(redemption.points), 0) from redemption
  where redemption.tenant_id = day_sheet.tenant_id and redemption.merchant_id = day_sheet.merchant_id and redemption.day = day_sheet.day and state = 'picked_up')
union all
select 'merchant ' || account.id from ledger_account account where account.id like 'point/merchant/%' and posted <> (
  select coalesce(sum(points), 0) from day_sheet where day_sheet.tenant_id = account.tenant_id and merchant_id = account.org_id and settled_at is null)`)
  ).map(({ fault }) => fault)
