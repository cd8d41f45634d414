import { MINUTE } from '../clock/milliseconds'
import type { Item } from '../menu/item'
import type { Order, Ring, Window } from './order'
import { RINGS } from './order'
import { UNPAID_ROLES, type Person, type Scene, type Volunteer } from './scene'
import { ownSeat, windowOf } from './seats'

const GAP = 30 * MINUTE

/** Does another accepted window come within 30 minutes of this one. */
export const clashes = (busy: readonly Window[], window: Window): boolean =>
  busy.some((other) => other.startAt < window.endAt + GAP && window.startAt < other.endAt + GAP)

/** Risk is read before it, insurance must run, and a minor never comes: L2 and L3 (orders.md row 13, T14). */
export const isRisky = (risk: Order['risk']): boolean => risk === 'L2' || risk === 'L3'

/** What a person must bring for an item, in words; `null` when they bring it. Minors: T14; licensed work: a valid qualification. */
export const unfitFor = (item: Item | null, risk: Order['risk'], volunteer: Volunteer | null): string | null => {
  if (!volunteer) return '还没有登记为志愿者'
  if (!volunteer.realName) return '还没有实名'
  if (volunteer.suspended) return '暂时停止服务'
  if (volunteer.minor && isRisky(risk)) return '未成年人不能参加这一类服务'
  if (!volunteer.insured && isRisky(risk)) return '没有在保的保险'
  if (item?.provider === 'licensed' && !item.skills.some((skill) => volunteer.qualifications.includes(skill))) return '要有专业资格'
  if (
    item &&
    item.skills.length > 0 &&
    !item.skills.some((skill) => volunteer.skills.includes(skill) || volunteer.qualifications.includes(skill))
  )
    return `要会${item.skills[0]}`
  return null
}

/** How far the order is offered reaches this volunteer. */
const inRing: Record<Ring, (order: Order, volunteer: Volunteer, scene: Scene) => boolean> = {
  invited: () => false,
  unit: (order, volunteer) => order.targetUnitId !== null && volunteer.unitId === order.targetUnitId,
  community: (order, volunteer) => volunteer.communityIds.includes(order.communityId),
  street: (_order, volunteer, scene) => volunteer.streetId === scene.streetId,
  district: () => true
}
/** An outer ring includes the inner ones. */
export const reaches = (order: Order, volunteer: Volunteer, scene: Scene): boolean =>
  order.ring !== null && RINGS.slice(0, RINGS.indexOf(order.ring) + 1).some((ring) => inRing[ring](order, volunteer, scene))

/** Beneficiary, agents, placer, witness and their verified family never serve on this order (guard a). */
export const isClose = (order: Order, scene: Pick<Scene, 'actor' | 'beneficiary'>): boolean => {
  const me = scene.actor.person?.id ?? ''
  const parties = [
    order.beneficiaryId,
    order.agentId,
    order.placerId,
    order.witness.kind === 'person' ? order.witness.personId : null,
    ...(scene.beneficiary?.agentIds ?? [])
  ]
  return (
    parties.some((party) => party !== null && (party === me || scene.actor.familyOf.includes(party))) ||
    !!scene.beneficiary?.familyIds.includes(me)
  )
}

/** Holds a paid post at this organisation: staff, grid worker, hotline. */
export const isPaidAt = (person: Person, orgId: string): boolean =>
  person.posts.some((post) => post.orgId === orgId && !UNPAID_ROLES.includes(post.role))

/** Paid staff serving in their own community: presence is recorded, value is not. */
export const isOnDuty = (order: Order, person: Person): boolean => isPaidAt(person, order.communityId)

/** Was asked, or the ring reaches: the order may be known at all. */
export const isOffered = (order: Order, scene: Scene): boolean => {
  const person = scene.actor.person
  if (!person?.volunteer) return false
  const seat = ownSeat(order, person.id)
  if (order.seats.some((past) => past.personId === person.id && past.barred)) return false
  return seat?.state === 'invited' || seat?.state === 'waiting' || reaches(order, person.volunteer, scene)
}

/** Free windows of the order for this person: those that clash with nothing accepted. */
export const freeWindows = (order: Order, person: Person): number[] =>
  (order.windowIndex === null ? order.windows.map((_, index) => index) : [order.windowIndex]).filter(
    (index) => !clashes(person.busy, order.windows[index] ?? windowOf(order))
  )
