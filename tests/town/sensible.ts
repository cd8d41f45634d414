import { dayStart } from '@domain/clock/shanghai'
import { DAY, HOUR, MINUTE } from '@domain/clock/milliseconds'
import type { Order, Window } from '@domain/order/order'
import { unitFits } from '@domain/order/effects/handing'
import { inviteesFit } from '@domain/order/effects/inviting'
import { freeWindows } from '@domain/order/eligibility'
import type { Scene } from '@domain/order/scene'
import { ownSeat, roundSeats } from '@domain/order/seats'
import type { Action, Step, StepInputs } from '@domain/order/step'
import type { OfferedAction } from '@domain/order/view/shapes'
import { DUTY_ITEMS, UNITS } from './places'
import { PEOPLE, type Townsperson } from './people'
import { communityOf } from './town'
import type { World } from './world'

/** What a sensible person would fill in: the order, who they are on it, and the target that the button names. */
interface Blank {
  order: Order
  scene: Scene
  world: World
  who: string
  seatId: string
}

/** Two hours on a coming day, from two in the afternoon. */
export const afternoon = (now: number, days = 1): Window => {
  const startAt = dayStart(now) + days * DAY + 14 * HOUR
  return { startAt, endAt: startAt + 2 * HOUR }
}

const situation = ({ order, scene }: Blank) => ({ order, scene }) as Parameters<typeof unitFits>[0]
const itemNeeded = ({ order }: Blank, code: string) => (order.itemCode === null ? { itemCode: code } : {})
const wholeScene = (blank: Blank, step: Step) => ({ ...blank, scene: blank.world.scene(blank.who, blank.order.id, step) })

/** Who is thought of first: a unit's own members, a community's own people, or every volunteer. */
const atHand = ({ order }: Blank): readonly Townsperson[] => {
  if (order.target === 'unit') return PEOPLE.filter((person) => person.unitId === order.targetUnitId)
  const volunteers = PEOPLE.filter((person) => person.skills !== undefined)
  return order.target === 'pool' ? volunteers : volunteers.filter((person) => communityOf(person) === order.communityId)
}
/** People who can be asked and have no seat yet. */
const invitees = (blank: Blank, count: number): string[] => {
  const asked = new Set(roundSeats(blank.order).map((seat) => seat.personId))
  const fits = (id: string) => inviteesFit(situation(wholeScene(blank, { action: 'dispatch', input: { inviteeIds: [id] } })), [id]) === null
  const fit: string[] = []
  for (const { id } of atHand(blank)) if (fit.length < count && !asked.has(id) && fits(id)) fit.push(id)
  return fit
}

type Sensible = { [A in Exclude<Action, 'place' | 'expire'>]: (blank: Blank) => StepInputs[A] }

/** One sensible input per action: what the offered button would carry when somebody fills in its form without mistakes. */
const SENSIBLE: Sensible = {
  edit: () => ({ words: '请下午三点以后来，谢谢' }),
  decline: () => ({ reason: 'elsewhere', words: '这件事由物业负责，已经帮您转告', elsewhere: '小区物业' }),
  object: () => ({ words: '物业说不归他们管，请再看看' }),
  refer_unit: (blank) => ({
    unitId: UNITS.find((unit) => unitFits(situation(blank), unit.id) === null)?.id ?? '',
    ...itemNeeded(blank, 'B04')
  }),
  refer_pool: (blank) => itemNeeded(blank, 'B04'),
  keep: (blank) => {
    const item = itemNeeded(blank, DUTY_ITEMS[0])
    const fit = invitees({ ...blank, order: { ...blank.order, ...item, target: 'self' } }, 2)
    return { inviteeIds: fit, ...item }
  },
  return: () => ({ reason: '这周人手都在外面抢修，来不了' }),
  take_back: () => ({ reason: '想换一个离得近的单位' }),
  dispatch: (blank) => {
    const inviteeIds = invitees(blank, 2)
    return { inviteeIds, ...(inviteeIds.length === 0 ? { everyone: true } : {}) }
  },
  widen: (blank) => (blank.order.ring === 'district' ? { inviteeIds: invitees(blank, 1) } : {}),
  recall: () => ({ reason: '请错了人，重新安排' }),
  accept: ({ order, scene }) => ({
    riskRead: true,
    insured: true,
    ...(order.windowIndex === null && scene.actor.person ? { windowIndex: freeWindows(order, scene.actor.person)[0] ?? 0 } : {})
  }),
  queue: () => ({ riskRead: true, insured: true }),
  pass: () => ({}),
  withdraw: () => ({ reason: '临时要加班，对不起' }),
  release: ({ seatId }) => ({ seatId, reason: '想换一位' }),
  reschedule: ({ scene }) => ({ windows: [afternoon(scene.now, 2)] }),
  proceed: () => ({}),
  lead: ({ order, who }) => ({ on: !ownSeat(order, who)?.leader }),
  cancel: () => ({ onTheWay: true, reason: '家里人已经帮忙办了' }),
  arrive: () => ({ code: '000000' }),
  no_answer: () => ({ called: true }),
  leave: () => ({ code: '000000' }),
  end_visit: ({ seatId }) => ({ seatId }),
  mark_absent: ({ seatId }) => ({ seatId }),
  answer: () => ({ words: '路上车坏了，给社区打过电话' }),
  settle_absence: ({ seatId }) => ({ seatId, absence: 'excused' }),
  finish: () => ({ words: '来过，手机没电没能扫码' }),
  propose_correction: ({ order, scene, seatId }) => {
    const seat = order.seats.find((one) => one.id === seatId)
    const arrivedAt = seat?.arrivedAt ?? scene.now
    const minutes = Math.min(scene.item?.minutes ?? 60, 30)
    return { seatId, arrivedAt, leftAt: Math.min(arrivedAt + minutes * MINUTE, scene.now), howKnown: '走的时候在楼下遇到邻居，记得时间' }
  },
  confirm_correction: ({ seatId }) => ({ correctionId: seatId, record: 'call_back', words: '电话问过老人，时间对得上' }),
  rate: () => ({ outcome: 'solved', satisfaction: 'good', tags: ['准时到达'], words: '师傅手很巧，说话也和气' }),
  amend_rating: () => ({ outcome: 'solved', satisfaction: 'fair' }),
  verify: () => ({ how: 'call', outcome: 'solved', words: '电话里说已经办好了' }),
  reopen: () => ({ words: '水龙头又漏了，请再来一次' }),
  review: () => ({ words: '老人家里收拾得很干净，一切顺利' }),
  appraise: () => ({ timely: true, reliable: true, communicative: true }),
  escalate: () => ({ reason: '本级协调不了，请上级帮忙' }),
  pause: ({ order, scene }) =>
    order.pause && order.pause.untilAt > scene.now
      ? { resume: true }
      : { reason: '老人住院，出院后再办', untilAt: dayStart(scene.now) + DAY + 12 * HOUR }
}

/** The step that an offered button leads to, filled in sensibly for its first target; extra input wins. */
export const sensibleStep = (
  world: World,
  orderId: string,
  who: string,
  offered: Pick<OfferedAction, 'action' | 'seatIds'>,
  more: object = {}
): Step => {
  const { action, seatIds } = offered
  if (action === 'place' || action === 'expire') throw new Error(`nobody taps ${action}`)
  const blank: Blank = { order: world.order(orderId), scene: world.scene(who, orderId), world, who, seatId: seatIds?.[0] ?? '' }
  return { action, input: { ...SENSIBLE[action](blank), ...more } } as Step
}
