import type { Input } from '@contract'
import type { Ask } from '@domain/order/asks'
import type { PlaceOfService } from '@domain/order/step'
import type { OfferedAction, OrderView } from '@domain/order/view/shapes'
import type { Photo } from '@/components/photo-field'
import type { Invitation } from './fields/InviteesField'
import type { Times } from './fields/time-fields'

/** What was answered so far, by question. */
export type Values = Partial<Record<Ask, unknown>>
type Part = Record<string, unknown>

const text =
  (key: string) =>
  (value: unknown): Part =>
    typeof value === 'string' && value.trim() ? { [key]: value.trim() } : {}
const plain =
  (key: string) =>
  (value: unknown): Part =>
    value === undefined ? {} : { [key]: value }
const whole = (value: unknown): Part => (value as Part | undefined) ?? {}

/** Which fields of the step an answer fills. */
const PART: Record<Ask, (value: unknown, offer: OfferedAction) => Part> = {
  item: plain('itemCode'),
  words: (value) => ({ words: typeof value === 'string' ? value.trim() : '' }),
  // what stands in an order may be taken away again; elsewhere nothing written is nothing said
  wordsOptional: (value, { action }) => (action === 'edit' && typeof value === 'string' ? { words: value.trim() } : text('words')(value)),
  photos: (value) => (value === undefined ? {} : { photos: (value as Photo[]).map(({ fileId }) => fileId) }),
  windows: plain('windows'),
  address: (value) => {
    const where = value as PlaceOfService | undefined
    return where && ('addressId' in where || where.publicPlace.trim()) ? { where } : {}
  },
  witness: plain('witness'),
  why: text('why'),
  declineReason: plain('reason'),
  elsewhere: text('elsewhere'),
  unit: plain('unitId'),
  slots: plain('slots'),
  ring: plain('ring'),
  handlerLine: text('handlerLine'),
  invitees: (value, { action }) => {
    const { inviteeIds = [], everyone } = (value as Invitation | undefined) ?? {}
    if (action === 'widen') return inviteeIds.length > 0 ? { inviteeIds } : {}
    return { inviteeIds, ...(everyone ? { everyone } : {}) }
  },
  collective: plain('collective'),
  reason: (value) => ({ reason: typeof value === 'string' ? value.trim() : '' }),
  reasonOptional: text('reason'),
  window: plain('windowIndex'),
  risk: (value) => (value ? { riskRead: true, insured: true } : {}),
  seat: (value, { seatIds }) => ({ seatId: value ?? seatIds?.[0] }),
  code: (value) => ({ code: typeof value === 'string' ? value.trim() : '' }),
  called: (value) => ({ called: value === true }),
  remaining: text('remaining'),
  absence: plain('absence'),
  times: whole,
  correction: (value, { seatIds }) => ({ correctionId: value ?? seatIds?.[0] }),
  record: plain('record'),
  outcome: whole,
  satisfaction: whole,
  how: whole,
  appraisal: whole,
  untilDay: plain('untilAt'),
  safety: (value) => (Array.isArray(value) && value.length > 0 ? { tags: value as string[] } : {})
}

/** Questions that are already answered by the order itself. */
const ANSWERED: Partial<Record<Ask, (order: OrderView, offer: OfferedAction) => boolean>> = {
  item: (order) => !order.freeText,
  window: (order) => order.window !== null || order.windows.length === 1,
  risk: (order) => order.risk === 'L0' || order.risk === 'L1',
  slots: (order) => order.slots === 1,
  seat: (_order, { seatIds }) => seatIds?.length === 1,
  correction: (_order, { seatIds }) => seatIds?.length === 1,
  reason: (order, { action }) => action === 'pause' && order.pause !== undefined,
  untilDay: (order) => order.pause !== undefined
}

/** What still has to be asked before this action can be sent. */
export const openAsks = (order: OrderView, offer: OfferedAction): Ask[] => offer.asks.filter((ask) => !ANSWERED[ask]?.(order, offer))

const lackInPlace = (where: PlaceOfService | undefined): string | null => {
  if (!where || 'addressId' in where) return null
  if (!where.publicPlace.trim()) return '请选换到哪里，或者写在哪里见面'
  return where.gridId ? null : '请选见面的地方在哪个网格'
}

const lackInTimes = (times: Times | undefined, now: number): string | null => {
  if (!times || times.leftAt <= times.arrivedAt) return '请写待了多少分钟'
  return times.leftAt > now ? '离开的时间还没到，请再看一眼' : null
}

/** What the answers lack, in one sentence; null: they may be sent. A place that was to change is named, and known by its grid; a stay has minutes, and is over. */
export const lackIn = ({ asks }: OfferedAction, { address, times }: Values, now: number): string | null =>
  lackInPlace(address as PlaceOfService | undefined) ?? (asks.includes('times') ? lackInTimes(times as Times | undefined, now) : null)

/** The call that the answers make. A second tap on a warning counts as having read it. */
export const inputOf = (order: OrderView, offer: OfferedAction, values: Values): Input<'order.perform'> => {
  const parts = offer.asks.map((ask) =>
    ANSWERED[ask]?.(order, offer) && ask !== 'seat' && ask !== 'correction' ? {} : PART[ask](values[ask], offer)
  )
  const input: Part = Object.assign(
    {},
    ...parts,
    offer.confirm ? { onTheWay: true } : {},
    offer.action === 'pause' && order.pause ? { resume: true } : {}
  )
  return { orderId: order.id, action: offer.action, round: order.round, termsVersion: order.termsVersion, input } as Input<'order.perform'>
}
