import { DAY, HOUR } from '../../clock/milliseconds'
import { doorIsClosed } from '../alarms'
import type { Order } from '../order'
import { over } from '../over'
import { maySee } from '../permission'
import { caresFor, isHandler, relationsOf, stillPlaces, type Relation } from '../relations'
import type { Scene } from '../scene'
import { everHeld, lacking, ownSeat, seatsIn, windowOf } from '../seats'
import { TRANSITIONS } from '../transitions'

/** Whose eyes: the columns of the field table, from the least to the most that may be seen. */
export type Viewer = 'passer' | 'invitee' | 'witness' | 'helper' | 'liaison' | 'requester' | 'handler'

const ASKING: readonly Relation[] = ['beneficiary', 'agent', 'requester', 'placer']
const HELPING = ['accepted', 'arrived', 'left', 'unanswered', 'absent']

/** Everything this actor is as a viewer; empty when the order does not exist for them. */
export const viewersOf = (order: Order, scene: Scene): Viewer[] => {
  if (!maySee(order, scene)) return []
  const relations = relationsOf(order, scene)
  const me = scene.actor.person
  const seat = ownSeat(order, me?.id)
  const viewers: Viewer[] = ['passer']
  if (seat?.state === 'invited' || seat?.state === 'waiting') viewers.push('invitee')
  if (seat && HELPING.includes(seat.state) && !over(order, scene.now)) viewers.push('helper')
  if (order.target === 'unit' && relations.includes('dispatcher')) viewers.push('liaison')
  if (relations.some((relation) => ASKING.includes(relation)) || caresFor(order, scene)) viewers.push('requester')
  else if (relations.includes('witness') && !over(order, scene.now)) viewers.push('witness')
  if (relations.includes('handler') || readsOn(order, scene) || stillPlaces(order, scene)) viewers.push('handler')
  return viewers
}

/** Reads the order itself, and not only what it takes to come or to open the door. */
export const isInside = (viewers: readonly Viewer[]): boolean =>
  viewers.some((viewer) => viewer !== 'passer' && viewer !== 'invitee' && viewer !== 'witness')

/** Everybody whom some row passes over on this order: markers, proposers, decliners, placer, witness. */
const passedOver = (order: Order): string[] => {
  const targets = [null, ...order.seats.map(({ id }) => id), ...order.corrections.map(({ id }) => id)]
  return TRANSITIONS.flatMap(({ except }) => (except ? targets.flatMap((target) => except(order, target)) : []))
}

/**
 * The community's staff keep reading after a level up; a level above reads only where the order lies there, or where a row
 * passes everybody below over and they stand in. A seat-holder does not read as staff.
 */
const readsOn = (order: Order, scene: Scene) => {
  const me = scene.actor.person
  // most people are no staff: whom every row passes over is not worked out for them
  if (!me || me.posts.length === 0 || everHeld(order, me.id)) return false
  return (
    me.posts.some((post) => post.orgId === order.communityId && post.role === 'community_worker') ||
    isHandler(order, scene, passedOver(order))
  )
}

/** Which phones, whether the door and the private note may be opened; every opening is written down by the door (red line 26). */
export const contactFor = (order: Order, scene: Scene): { phonesOf: string[]; door: boolean; note: boolean } => {
  const viewers = viewersOf(order, scene)
  const seat = ownSeat(order, scene.actor.person?.id)
  if (viewers.includes('handler'))
    return isLongOver(order, scene.now) ? NOTHING : { phonesOf: ofHandler(order, scene), door: true, note: true }
  if (viewers.includes('requester')) return { phonesOf: coming(order), door: false, note: false }
  const helping = viewers.includes('helper') && seat !== undefined && ['accepted', 'arrived', 'unanswered'].includes(seat.state)
  if (!helping) return NOTHING
  const near = scene.now >= windowOf(order).startAt - 24 * HOUR || order.sla === 'S1' || order.sla === 'S2'
  return { phonesOf: order.beneficiaryId ? [order.beneficiaryId] : [], door: near, note: near }
}
const NOTHING = { phonesOf: [], door: false, note: false }

/** Past every objection and reopening nobody needs to ring or to find the door any more (red line 10). */
const isLongOver = (order: Order, now: number) => order.endedAt !== null && now > order.endedAt + 15 * DAY

/** Whom staff may ring: the person helped, who comes, and, while a door stays closed, those who care for that person. */
const ofHandler = (order: Order, scene: Scene): string[] => [
  ...(order.beneficiaryId ? [order.beneficiaryId] : []),
  ...coming(order),
  ...(doorIsClosed(order) ? (scene.beneficiary?.agentIds ?? []) : [])
]
const coming = (order: Order) =>
  order.seats
    .filter((seat) => seat.round === order.round && ['accepted', 'arrived', 'unanswered'].includes(seat.state))
    .map((seat) => seat.personId)

/** There is nobody to show a code to before as many have said yes as it takes. */
const someoneComes = (order: Order): boolean =>
  ['open', 'accepted', 'serving'].includes(order.state) &&
  lacking(order) === 0 &&
  seatsIn(order, 'accepted', 'unanswered', 'arrived').length > 0

/**
 * Who may have the on-site codes: the order's witness, requester or agent, as the person they are. A post never gives codes:
 * staff and grid workers have them only where this very order names them its witness; a participant never.
 */
export const mayHaveCode = (order: Order, scene: Scene): boolean => {
  const me = scene.actor.person
  if (!me || !someoneComes(order) || order.witness.kind === 'slip') return false
  const relations = relationsOf(order, scene)
  if (relations.includes('invitee') || relations.includes('helper') || everHeld(order, me.id)) return false
  return relations.includes('beneficiary') || relations.includes('agent') || relations.includes('witness')
}

/** The printed slip: for orders whose witness is paper, by whoever placed it or deals with it; never by somebody who came. */
export const mayPrintSlip = (order: Order, scene: Scene): boolean => {
  const relations = relationsOf(order, scene)
  return (
    order.witness.kind === 'slip' &&
    !everHeld(order, scene.actor.person?.id) &&
    ['placed', 'referred', 'open', 'accepted', 'serving'].includes(order.state) &&
    (stillPlaces(order, scene) || relations.includes('handler') || relations.includes('agent'))
  )
}

/** 催一催: the requester, while somebody else has the next move. Once a day is the door's count. */
export const mayNudge = (order: Order, scene: Scene): boolean =>
  ['placed', 'referred', 'open'].includes(order.state) &&
  relationsOf(order, scene).some((relation) => relation === 'requester' || relation === 'placer')

/** Another time may be proposed by whoever is asked or has accepted, before the visit. */
export const mayPropose = (order: Order, scene: Scene): boolean => {
  const seat = ownSeat(order, scene.actor.person?.id)
  return (
    ['open', 'accepted'].includes(order.state) &&
    (seat?.state === 'invited' || seat?.state === 'accepted') &&
    scene.now < windowOf(order).startAt
  )
}
