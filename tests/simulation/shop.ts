import { DAY } from '@domain/clock/milliseconds'
import { dayOf, dayStart } from '@domain/clock/shanghai'
import { refuse } from '@domain/errors'
import { periodStart, type Good } from '@domain/redemption/good'
import { redeem, takeStep, type RedemptionActor, type RedemptionChange } from '@domain/redemption/perform'
import type { Redemption } from '@domain/redemption/redemption'
import { REDEMPTION_ROWS, type RedemptionAction } from '@domain/redemption/rows'
import { agreed, settled, type Sheet } from '@domain/redemption/sheet'
import type { Purse } from '@domain/redemption/offer'
import type { ValueChange } from '@domain/value/facts'

export const MERCHANT = 'market'
/** Who stands at the counter. */
export const COUNTER = 'tang'

const good = (id: string, points: number, stock: number, limit: Good['limit'] = null): Good => ({
  id,
  merchantId: MERCHANT,
  title: id,
  about: '',
  pickUp: '前台',
  points,
  stock,
  limit,
  holdDays: 3,
  fromAt: 0,
  untilAt: null,
  withdrawnAt: null,
  version: 1
})
/** What lies on the shelf on the first day: much of little worth, a few dear pieces, and one of which a month gives two. */
export const SHELF: readonly Good[] = [
  good('soap', 3, 400),
  good('rice', 25, 40),
  good('kettle', 90, 3),
  good('book', 8, 60, { most: 2, period: 'month' })
]

/** The shop of a simulated town: what is left, what waits for whom, and what stands on the sheets. Decides; its town writes. */
export class Shop {
  readonly goods = new Map(SHELF.map((one) => [one.id, { ...one }]))
  readonly redemptions = new Map<string, Redemption>()
  readonly sheets = new Map<string, Sheet>()

  /** The tap in the shop by somebody with this purse. Refuses as the shop does. */
  redeem(id: string, goodId: string, purse: Pick<Purse, 'personId' | 'free' | 'dues'> & { begun: number }, now: number): RedemptionChange {
    const one = this.goods.get(goodId) ?? refuse('GOOD_GONE')
    const own = [...this.redemptions.values()].filter(({ personId }) => personId === purse.personId)
    const since = one.limit ? periodStart(one.limit.period, now) : 0
    const counts = ({ goodId: of, at, state }: Redemption) => of === goodId && at >= since && (state === 'held' || state === 'picked_up')
    const today = own.filter(({ at }) => at >= dayStart(now)).length
    const shelf = { good: one, merchantName: '社区超市', attended: true, taken: own.filter(counts).length }
    return redeem(id, shelf, { ...purse, closed: false, today }, one, now)
  }

  step(id: string, action: RedemptionAction, actor: RedemptionActor, now: number): RedemptionChange {
    const change = takeStep(this.redemptions.get(id) ?? refuse('NOT_FOUND'), action, actor, now)
    // nothing comes onto a day whose figures somebody has agreed to
    if (change.redemption.day !== null && this.sheets.get(change.redemption.day)?.agreedAt) refuse('VALUE_BUSY')
    return change
  }

  /** What is known when a change has been written. */
  keep({ redemption, stock }: RedemptionChange): void {
    const one = this.goods.get(redemption.goodId)
    if (one) one.stock += stock
    this.redemptions.set(redemption.id, redemption)
    const { day } = redemption
    if (day === null || !REDEMPTION_ROWS.some(({ to, sheet }) => sheet && to === redemption.state)) return
    const { count = 0, points = 0 } = this.sheets.get(day) ?? {}
    const unsigned = { agreedBy: null, agreedAt: null, settledBy: null, settledAt: null }
    this.sheets.set(day, { merchantId: MERCHANT, day, count: count + 1, points: points + redemption.points, ...unsigned })
  }

  /** What nobody fetched in time, the longest first. */
  late(now: number): string[] {
    const late = [...this.redemptions.values()].filter(({ state, untilAt }) => state === 'held' && untilAt <= now)
    return late.sort((a, b) => a.untilAt - b.untilAt || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
  }

  /** The merchant agrees to the day before; nothing where nothing was handed over, or it has been agreed to. */
  agree(now: number): Sheet | null {
    const sheet = this.sheets.get(dayOf(now - DAY))
    if (!sheet || sheet.agreedAt !== null) return null
    const signed = agreed(sheet, COUNTER, now)
    this.sheets.set(signed.day, signed)
    return signed
  }
  /** The district settles the oldest day that waits. */
  settle(by: string, now: number): { sheet: Sheet; value: ValueChange } {
    const [sheet] = [...this.sheets.values()].filter(({ settledAt }) => settledAt === null).sort((a, b) => (a.day < b.day ? -1 : 1))
    return settled(sheet ?? refuse('SHEET_EMPTY'), { personId: by, atMerchant: false }, now)
  }

  /** What does not hold between the shelf, what waits and the sheets, in words. */
  broken(): string[] {
    const all = [...this.redemptions.values()]
    const taken = (id: string) => all.filter(({ goodId, state }) => goodId === id && (state === 'held' || state === 'picked_up')).length
    const handed = all.filter(({ state }) => state === 'picked_up').reduce((sum, { points }) => sum + points, 0)
    const onSheets = [...this.sheets.values()].reduce((sum, { points }) => sum + points, 0)
    return [
      ...SHELF.flatMap(({ id, stock }) => {
        const left = this.goods.get(id)?.stock ?? 0
        return left < 0 || left + taken(id) !== stock ? [`${id}: ${left} left and ${taken(id)} taken of ${stock}`] : []
      }),
      ...(handed === onSheets ? [] : [`${handed} points were handed over, ${onSheets} stand on sheets`])
    ]
  }
}
