import { ASSETS, readAccount, type AccountId, type Asset } from '@domain/ledger/account'
import { available } from '@domain/ledger/books'
import { issuedBy } from '@domain/ledger/legs'
import { faultsIn } from '@domain/ledger/invariants'
import type { Order, OrderState } from '@domain/order/order'
import { itemBy } from '@domain/menu/items'
import type { Seat } from '@domain/order/seat'
import { dayOf } from '@domain/clock/shanghai'
import { TIME_RULES } from '@domain/timebank/rules'
import { LIFE_MINUTES, MINUTE_DUES } from '@domain/value/counts'
import { holdsOfRound } from '@domain/value/holds'
import { sha256 } from '../kitchen/digest'
import type { ValuedTown } from './town'

const OVER: readonly OrderState[] = ['closed', 'declined', 'cancelled', 'expired']

/** The most minutes that a seat can be paid: what was proven, and no more than its item takes. */
const dueTo = ({ itemCode }: Order, { provenMinutes }: Seat): number => Math.min(provenMinutes, itemBy(itemCode ?? '')?.minutes ?? 0)

/** The promises of the books over a whole town, kept after every operation by looking at what it changed, and from the first transfer at the end. */
export class Promises {
  /** by asset: what left the issuer, what lies on accounts */
  private readonly issued: Record<Asset, number> = { point: 0, minute: 0 }
  private readonly stored: Record<Asset, number> = { point: 0, minute: 0 }
  private readonly held: Record<Asset, number> = { point: 0, minute: 0 }
  private readonly seen = new Map<AccountId, { posted: number; held: number }>()
  private entries = 0

  constructor(private readonly town: ValuedTown) {}

  /** What does not hold after the last operation, in words. */
  broken(orderIds: Iterable<string>): string[] {
    return [
      ...this.counted(),
      ...[...orderIds].flatMap((id) => [...this.waits(id), ...this.paidOnce(id)]),
      ...this.nobodyWaits(),
      ...this.town.shop.broken()
    ]
  }

  /** Everything once more from nothing: chains, replay, sums. */
  brokenOverall(): string[] {
    return faultsIn(this.town.books, sha256)
  }

  private counted(): string[] {
    const { books } = this.town
    const fresh = books.entries.slice(this.entries)
    const ids = new Set(fresh.map(({ transferId }) => transferId))
    const added = [...ids].flatMap((id) => books.transfers.get(id) ?? [])
    for (const transfer of added) for (const asset of ASSETS) this.issued[asset] += issuedBy(books, asset, transfer)
    const wrong: string[] = []
    for (const { account } of fresh) {
      const now = books.accounts.get(account)
      if (!now) continue
      const before = this.seen.get(account) ?? { posted: 0, held: 0 }
      this.stored[readAccount(account).asset] += now.posted - before.posted
      this.held[readAccount(account).asset] += now.held - before.held
      this.seen.set(account, { posted: now.posted, held: now.held })
      if (available(now) < now.floor || now.held < 0) wrong.push(`${account} is below its floor`)
    }
    this.entries = books.entries.length
    for (const asset of ASSETS) if (this.stored[asset] + this.issued[asset] !== 0) wrong.push(`${asset} does not sum to zero`)
    return wrong
  }

  /** What is held for an order is what it says waits for whoever comes; nothing, once it is over. */
  private waits(orderId: string): string[] {
    const { state } = this.town.order(orderId)
    const holds = this.openHolds(orderId)
    const said = OVER.includes(state) ? 0 : (this.town.heldMinutes.get(orderId) ?? 0)
    return holds === said ? [] : [`${orderId} (${state}) holds ${holds} and says ${said}`]
  }
  private openHolds(orderId: string): number {
    const { books } = this.town
    return books
      .around(orderId, [])
      .moves.reduce(
        (sum, { id, phase, amount }) => sum + (phase === 'hold' && id.startsWith('order/') && !books.undone.has(id) ? amount : 0),
        0
      )
  }

  /** What is held is what live orders, redemptions and appeals wait for. */
  private nobodyWaits(): string[] {
    const { heldMinutes, shop, deductions } = this.town
    const live: Record<Asset, number> = { point: 0, minute: 0 }
    for (const [id, minutes] of heldMinutes) if (!OVER.includes(this.town.order(id).state)) live.minute += minutes
    for (const { state, points } of shop.redemptions.values()) if (state === 'held') live.point += points
    for (const { aside } of deductions.all.values()) live.point += aside
    return ASSETS.flatMap((asset) =>
      this.held[asset] === live[asset] ? [] : [`${this.held[asset]} of ${asset} are held, ${live[asset]} waited for`]
    )
  }

  /** Whoever came is paid once for a round: points as one standing line, minutes never more than were proven or than the item takes. */
  private paidOnce(orderId: string): string[] {
    const order = this.town.order(orderId)
    const { books } = this.town
    const { lines } = books.around(orderId, [])
    const standing = lines.flatMap(({ line, transferId }) => {
      const points = line && 'code' in line ? line : null
      return points && !lines.some((one) => one.transferId === `${transferId}/reverse`) ? [{ transferId, ...points }] : []
    })
    const paid = ({ transferId, points, netted }: (typeof standing)[number]) => points === netted || books.transfers.has(transferId)
    return order.seats.flatMap((seat) => {
      const award = `order/${orderId}/r${seat.round}/award/${seat.personId}/R01`
      const own = standing.filter(({ transferId }) => transferId === award || transferId.startsWith(`${award}/c`))
      const minutes = this.minutesFor(orderId, seat.round, seat.personId)
      const due = order.state === 'closed' && seat.round === order.round && seat.state === 'left' && seat.provenMinutes >= 15 && !seat.duty
      return [
        ...(own.length > 1 ? [`${award} is paid ${own.length} times`] : []),
        ...((due && own.length === 0) || !own.every(paid) ? [`${award} is not paid`] : []),
        ...this.tooMany(order, seat, minutes),
        ...(due ? this.tooFew(order, seat, minutes) : []),
        ...(seat.arrivedAt === null && (own.length > 0 || minutes > 0) ? [`${seat.personId} is paid for ${orderId} and never came`] : [])
      ]
    })
  }
  /**
   * Minutes that somebody was to have and has not, where nothing stands between: enough was held for everybody who came, and no group, debt, cap,
   * correction or person who was never reached took any of it.
   */
  private tooFew(order: Order, seat: Seat, minutes: number): string[] {
    const { moves } = this.town.books.around(order.id, [])
    const held = holdsOfRound({ moves }, order.round).reduce((sum, { amount }) => sum + amount, 0)
    const due = dueTo(order, seat)
    const all = order.seats.filter(({ round, duty }) => round === order.round && !duty).reduce((sum, one) => sum + dueTo(order, one), 0)
    const between = order.collective || order.corrections.length > 0 || this.vain(order) || this.fullFor(seat)
    return between || held < all || minutes === due ? [] : [`${seat.personId} has ${minutes} minutes of ${order.id}, and ${due} are due`]
  }
  private vain({ verification, round }: Order): boolean {
    return verification.some((one) => one.round === round && one.how === 'two_vain_tries')
  }
  /** Whether this person owes minutes, has as many as a day or a life may bring, or is near that. */
  private fullFor({ personId, arrivedAt }: Seat): boolean {
    const { tallies } = this.town.books.around('', [personId])
    const of = (wanted: string) => tallies.find(({ key }) => key === wanted)?.amount ?? 0
    const { dayMinutes, lifeMinutes } = TIME_RULES
    return (
      tallies.some(({ key }) => key === MINUTE_DUES) ||
      of(`minute/${dayOf(arrivedAt ?? 0)}`) >= dayMinutes ||
      of(LIFE_MINUTES) >= lifeMinutes - dayMinutes
    )
  }
  /** Minutes beyond what a seat is due. Whoever had spent what was taken back owes it, and pays with minutes of other orders: then all of them count. */
  private tooMany(order: Order, seat: Seat, minutes: number): string[] {
    const owed = this.town.books.around('', [seat.personId]).tallies.find(({ key }) => key === MINUTE_DUES)
    if (!owed)
      return minutes > dueTo(order, seat) ? [`${seat.personId} has ${minutes} minutes of ${order.id} for ${seat.provenMinutes}`] : []
    let [all, due] = [0 - owed.amount, 0]
    for (const one of this.town.orders.values())
      for (const own of one.seats.filter(({ personId }) => personId === seat.personId)) {
        all += this.minutesFor(one.id, own.round, own.personId)
        due += dueTo(one, own)
      }
    return all > due ? [`${seat.personId} has ${all} minutes of all orders for ${due}`] : []
  }
  private minutesFor(orderId: string, round: number, personId: string): number {
    const own: AccountId = `minute/earned/${personId}`
    return this.town.books
      .around(orderId, [])
      .moves.filter(({ id }) => id.startsWith(`order/${orderId}/r${round}/`))
      .reduce((sum, { from, to, phase, amount }) => {
        if (phase === 'reverse') return from === own ? sum - amount : sum
        return to === own && phase !== 'hold' ? sum + amount : sum
      }, 0)
  }
}
