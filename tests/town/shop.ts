import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import { dayOf, dayStart } from '@domain/clock/shanghai'
import { hindranceOf } from '@domain/redemption/offer'
import { ownFolder } from '../../database/own-folder'
import type { Call } from '../../cloudfunctions/_kit/call'
import { openSigners } from '../../cloudfunctions/_kit/signing'
import { checkGoods } from '../../cloudfunctions/jobs/goods'
import { returnRedemptions } from '../../cloudfunctions/jobs/redemptions'
import { addGood } from '../../cloudfunctions/redemption/catalogue'
import { handOver } from '../../cloudfunctions/redemption/counter'
import { cancelRedemption, redeemGood } from '../../cloudfunctions/redemption/redeem'
import { agree, settle } from '../../cloudfunctions/redemption/sheets'
import { callerOf, type Archive } from './archive'
import type { Chance } from './chance'
import { drawn } from './drawings'
import { GOODS } from './goods'
import { PEOPLE } from './people'
import { TENANT } from './places'

/** Something that will happen at the shop (epoch ms), and may plan what follows from it. */
interface Plan {
  at: number
  does: (now: number) => Promise<void>
}

/** Days between two that come to the shop, on average. */
const EVERY = 4
/** The last days are busy, so that every list has something in it when the demo opens. */
const BUSY = 11
const KEEPERS: Record<string, string> = { market: 'tang', barber: 'bai', 'grain-shop': 'ding' }
const HELPERS = PEOPLE.filter(({ app, skills, posts }) => app && skills !== undefined && posts.length === 0).map(({ id }) => id)

/**
 * A year at the demo's shop, beside the year of its orders: goods are put on the shelf, people redeem what their points allow, fetch it, change their
 * minds or forget it, merchants agree to their days, and the district settles them. Every step goes through the doors' own handlers, on the town's clock.
 */
export class TownShop {
  private readonly plans: Plan[] = []
  private requests = 0

  constructor(
    private readonly archive: Archive,
    private readonly chance: Chance,
    from: number,
    private readonly until: number
  ) {
    this.plan(from + 20 * DAY, (now) => this.open(now))
    for (let at = from + 40 * DAY; at < until - DAY; at += (EVERY - 1 + chance.below(3)) * DAY)
      this.plan(dayStart(at) + (9 * 60 + chance.below(500)) * MINUTE, (now) => this.somebodyComes(now, chance.shuffled(HELPERS)))
    for (let day = dayStart(from) + 60 * DAY; day < until - 10 * DAY; day += 14 * DAY)
      this.plan(day + 15 * HOUR, (now) => this.districtSettles(now))
    for (let day = 1; day <= BUSY; day += 1)
      this.plan(until - day * DAY - 3 * HOUR, (now) => this.somebodyComes(now, chance.shuffled(HELPERS)))
    // whom a visitor is likely to be has something waiting
    this.plan(until - 20 * HOUR, (now) => this.somebodyComes(now, ['chen'], 'wait'))
    this.plan(until - 19 * HOUR, (now) => this.somebodyComes(now, ['lin'], 'wait'))
    this.plan(until - 26 * HOUR, (now) => this.somebodyComes(now, ['zhong', 'jia', 'meng', 'zou'], 'wait'))
  }

  /** Lets everything happen that happens by then. */
  async livesUntil(at: number): Promise<void> {
    for (let next = this.plans[0]; next !== undefined && next.at <= at; next = this.plans[0]) {
      this.plans.shift()
      await returnRedemptions({ stores: this.archive.stores, now: next.at })
      await next.does(next.at)
    }
  }

  private plan(at: number, does: Plan['does']): void {
    const later = this.plans.findIndex((one) => one.at > at)
    this.plans.splice(later === -1 ? this.plans.length : later, 0, { at, does })
  }

  /** A call as the door makes it; nobody looks at pictures here. */
  private call(who: string, now: number): Call {
    const { stores, keys } = this.archive
    const caller = callerOf(who)
    const platform = { linksOf: () => Promise.resolve([]) } as unknown as Call['platform']
    const requestId = `town-shop-${(this.requests += 1)}`
    return {
      now,
      appId: TENANT.appId,
      stores,
      keys,
      signerOf: openSigners(process.env.LINLI_CHECKPOINT_KEY, keys),
      platform,
      isDemo: () => Promise.resolve(true),
      caller,
      store: stores.forCaller(caller),
      requestId,
      asked: { action: 'town', requestId, inputHash: '' }
    }
  }

  private async open(at: number): Promise<void> {
    for (const { drawing, ...good } of GOODS) {
      const fileId = `cloud://linli/${ownFolder(callerOf('shen'))}good-${drawing}.jpg`
      if (this.archive.putFile) await this.archive.putFile(fileId, await drawn(drawing))
      await addGood(this.call('shen', at), { ...good, picture: this.archive.putFile ? fileId : null, fromAt: at, untilAt: null })
    }
    await checkGoods(this.call('shen', at))
  }

  /** The first of these whose points allow something takes one thing, and goes on as people do. */
  private async somebodyComes(now: number, people: readonly string[], end?: 'wait'): Promise<void> {
    for (const who of people.slice(0, 8)) {
      const call = this.call(who, now)
      const { items, purse } = await call.store.redemptions.shop({ now })
      const [shelf] = this.chance.shuffled(items.filter((one) => hindranceOf(one, purse, now) === null))
      if (!shelf) continue
      const { id, code } = await redeemGood(call, { goodId: shelf.good.id, points: shelf.good.points, version: shelf.good.version })
      if (end === undefined) this.goesOn(who, id, shelf.good.merchantId, code?.digits ?? '', now, shelf.good.holdDays)
      return
    }
  }

  /** Most fetch it in a few days; some change their minds; some forget it. */
  private goesOn(who: string, id: string, orgId: string, code: string, now: number, holdDays: number): void {
    const fate = this.chance.below(10)
    const later =
      dayStart(now) + (1 + this.chance.below(Math.max(1, Math.min(holdDays, 4)))) * DAY + (10 * 60 + this.chance.below(400)) * MINUTE
    if (later >= this.until) return
    if (fate < 8) this.plan(later, (at) => this.isHandedOver(at, orgId, code))
    if (fate === 8) this.plan(later, async (at) => void (await cancelRedemption(this.call(who, at), { id })))
  }

  /** The next morning the merchant agrees to the day; those of the last days wait for a visitor. */
  private async isHandedOver(now: number, orgId: string, code: string): Promise<void> {
    const keeper = KEEPERS[orgId] ?? ''
    await handOver(this.call(keeper, now), { orgId, code })
    const morning = dayStart(now) + DAY + 9 * HOUR
    if (morning < this.until - 4 * DAY)
      this.plan(morning, async (at) => void (await agree(this.call(keeper, at), { orgId, day: dayOf(now) })))
  }

  /** Every fortnight the district settles what merchants have agreed to. */
  private async districtSettles(now: number): Promise<void> {
    const { items } = await this.call('lu', now).store.sheets.unsettled({ now })
    for (const { merchantId, day, agreedAt } of items) if (agreedAt !== null) await settle(this.call('lu', now), { orgId: merchantId, day })
  }
}
