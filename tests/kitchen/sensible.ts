import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import type { OfferedAction } from '@domain/order/view/shapes'
import { windowOf } from '@domain/order/seats'
import type { Action, Step, StepInputs } from '@domain/order/step'
import type { World } from './world'

type Sensible = { [A in Action]: (world: World, seatId: string, who: string) => StepInputs[A] }
const ahead = (world: World) => [{ startAt: world.now + DAY, endAt: world.now + DAY + 2 * HOUR }]
/** The first of these people who were not released from this order. */
const askable = (world: World, ids: string[], count: number) =>
  ids.filter((id) => !world.order?.seats.some((seat) => seat.personId === id && seat.barred)).slice(0, count)
const MEMBERS = ['chen', 'qian', 'wu', 'zheng', 'feng', 'zhu', 'qin', 'xu', 'zhao', 'ex']
/** Units with a live liaison; whoever helps in these tests is a member of the first. */
const UNITS = ['u1', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8']
const isTheirs = ({ order }: World) => order?.target !== 'unit' || order.targetUnitId === UNITS[0]
const item = (world: World) => (world.order?.itemCode ? {} : { itemCode: 'B08' })

/** What a reasonable person would type into each form: enough to succeed where the action is offered. */
const SENSIBLE: Sensible = {
  place: (world) => ({
    beneficiaryId: 'li',
    itemCode: 'B08',
    windows: ahead(world),
    where: { addressId: 'a1' },
    witness: { kind: 'beneficiary' }
  }),
  edit: () => ({ words: '改一下' }),
  decline: () => ({ reason: 'duty', words: '这个要找物业', elsewhere: '物业 5555 1234' }),
  object: () => ({ words: '我觉得归社区' }),
  refer_unit: (world) => ({ unitId: UNITS.find((id) => !world.order?.returnedUnitIds.includes(id)) ?? 'u1', ...item(world) }),
  refer_pool: (world) => item(world),
  keep: (world) => ({ inviteeIds: askable(world, ['he', 'wang', ...MEMBERS], 1), ...item(world) }),
  return: () => ({ reason: '人手不够' }),
  take_back: () => ({ reason: '换个安排' }),
  dispatch: (world) => (isTheirs(world) ? { inviteeIds: askable(world, MEMBERS, 3) } : { inviteeIds: [], everyone: true }),
  widen: (world) => (isTheirs(world) ? { inviteeIds: askable(world, MEMBERS.slice(3), 1) } : {}),
  recall: () => ({ reason: '请错人了' }),
  accept: () => ({ windowIndex: 0, riskRead: true, insured: true }),
  queue: () => ({ riskRead: true, insured: true }),
  pass: () => ({}),
  proceed: () => ({}),
  expire: () => ({}),
  withdraw: () => ({}),
  release: (_world, seatId) => ({ seatId, reason: '换一位' }),
  reschedule: (world) => ({ windows: ahead(world) }),
  lead: () => ({}),
  cancel: () => ({ onTheWay: true, reason: '不需要了' }),
  arrive: () => ({ code: 'good' }),
  no_answer: () => ({ called: true }),
  leave: () => ({ code: 'good' }),
  end_visit: (_world, seatId) => ({ seatId }),
  mark_absent: (_world, seatId) => ({ seatId }),
  answer: () => ({ words: '家里有急事' }),
  settle_absence: (_world, seatId) => ({ seatId, absence: 'excused' }),
  finish: () => ({ words: '来过，但没有码' }),
  propose_correction: (world, seatId) => {
    const arrivedAt = world.order?.seats.find((seat) => seat.id === seatId)?.arrivedAt ?? (world.order ? windowOf(world.order).startAt : 0)
    return { seatId, arrivedAt, leftAt: Math.min(arrivedAt + 10 * MINUTE, world.now), howKnown: '当场看着表' }
  },
  confirm_correction: (_world, correctionId) => ({ correctionId, record: 'call_back', words: '电话核对过' }),
  rate: () => ({ outcome: 'solved', satisfaction: 'good' }),
  amend_rating: () => ({ outcome: 'partly', satisfaction: 'fair' }),
  verify: () => ({ how: 'call', outcome: 'solved', words: '电话里说办好了' }),
  reopen: () => ({ words: '还是不行' }),
  review: () => ({ words: '老人家很客气' }),
  appraise: () => ({ timely: true, reliable: true, communicative: true }),
  escalate: () => ({ reason: '要街道协调' }),
  pause: (world) =>
    world.order?.pause && world.order.pause.untilAt > world.now ? { resume: true } : { reason: '等家属', untilAt: world.now + HOUR }
}

/** The step a person takes with an offered action, acting on the first of the offered seats. */
export const sensibleInput = (offer: OfferedAction, world: World, who: string): Step =>
  ({ action: offer.action, input: SENSIBLE[offer.action](world, offer.seatIds?.[0] ?? '', who) }) as Step
