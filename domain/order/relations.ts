import { isOnDuty, isPaidAt } from './eligibility'
import type { Order } from './order'
import { PLACER_ROLES, STAFF_ROLES, type Scene } from './scene'
import { earlierVisits, everHeld, ownSeat } from './seats'

export const RELATIONS = [
  'beneficiary',
  'agent',
  'requester',
  'placer',
  'witness',
  'handler',
  'dispatcher',
  'invitee',
  'helper',
  'leader',
  'eligible',
  'system'
] as const
/** Who somebody is to one order: the only words allowed in a row's `by` (orders.md §1). */
export type Relation = (typeof RELATIONS)[number]

/** Words for "这一步要由…来做". */
export const RELATION_WORDS: Record<Relation, string> = {
  beneficiary: '点单人本人',
  agent: '代办人',
  requester: '点单人',
  placer: '登记人',
  witness: '现场出码人',
  handler: '社区经办人',
  dispatcher: '派请人',
  invitee: '被邀请的人',
  helper: '接单人',
  leader: '现场负责人',
  eligible: '符合条件的志愿者',
  system: '系统'
}

const isBeneficiary = (order: Order, scene: Scene) => order.beneficiaryId !== null && order.beneficiaryId === scene.actor.person?.id

/** Linked with whom it is for, whatever their post, and not somebody who came: they read along and are called at a closed door. */
export const caresFor = (order: Order, scene: Scene): boolean =>
  order.beneficiaryId !== null && scene.actor.agentFor.includes(order.beneficiaryId) && !everHeld(order, scene.actor.person?.id)

/** Speaks for whom it is for: never whoever came, nor a worker paid where the order is or lies now. */
const isAgent = (order: Order, scene: Scene) => {
  const me = scene.actor.person
  const paid = !!me && (isOnDuty(order, me) || isPaidAt(me, order.handlerOrgId))
  return caresFor(order, scene) && !paid
}

/** An activity belongs to the organisation that opened it: its staff act for it. */
const isOpener = (order: Order, scene: Scene) =>
  order.openerOrgId !== null &&
  !!scene.actor.person?.posts.some((post) => post.orgId === order.openerOrgId && STAFF_ROLES.includes(post.role))

/** Holds a post that places for others at one of these organisations. */
const placesAt = ({ actor }: Scene, orgIds: readonly string[]) =>
  !!actor.person?.posts.some(({ role, orgId }) => PLACER_ROLES.includes(role) && orgIds.includes(orgId))

/** Whoever placed it, for as long as placing for people of this community is their work: reading and rights end with the post. */
export const stillPlaces = (order: Order, scene: Scene): boolean =>
  order.placerId !== null &&
  order.placerId === scene.actor.person?.id &&
  placesAt(scene, [order.communityId, scene.streetId, ...scene.handlers.map(({ orgId }) => orgId)])

/** A worker who placed for somebody keeps the requester's rights only while that person has neither app nor another to act for them. */
const isPlacer = (order: Order, scene: Scene) =>
  order.beneficiaryId !== null &&
  stillPlaces(order, scene) &&
  !scene.beneficiary?.hasApp &&
  !!scene.beneficiary?.agentIds.every((id) => id === order.placerId)

const isWitness = (order: Order, scene: Scene) =>
  order.witness.kind === 'beneficiary'
    ? isBeneficiary(order, scene)
    : order.witness.kind === 'person' && order.witness.personId === scene.actor.person?.id

/**
 * Staff at the organisation where the order lies now. Whoever holds or held a seat, or is in `except`, is passed over:
 * the button goes to a colleague, and if there is none one level up (separation guards b and c).
 */
export const isHandler = (order: Order, scene: Scene, except: readonly string[] = []): boolean => {
  const me = scene.actor.person?.id
  if (me === undefined || everHeld(order, me) || except.includes(me)) return false
  const free = scene.handlers.find((org) => org.staffIds.some((id) => !everHeld(order, id) && !except.includes(id)))
  return free?.staffIds.includes(me) ?? false
}

const isDispatcher = (order: Order, scene: Scene) => {
  if (order.target !== 'unit') return order.target !== null && isHandler(order, scene)
  const unit = order.targetUnitId === null ? undefined : scene.units[order.targetUnitId]
  return !!scene.actor.person && !!unit?.liaisonIds.includes(scene.actor.person.id)
}

const seatIn = (order: Order, scene: Scene, states: readonly string[]) => {
  const seat = ownSeat(order, scene.actor.person?.id)
  return seat !== undefined && states.includes(seat.state)
}
const HELPING = ['accepted', 'arrived', 'left', 'unanswered', 'absent']

/** One question per relation; `except` names people whom this very row passes over. */
const IS: Record<Relation, (order: Order, scene: Scene, except: readonly string[]) => boolean> = {
  beneficiary: isBeneficiary,
  agent: isAgent,
  requester: (order, scene) => isBeneficiary(order, scene) || isAgent(order, scene) || isOpener(order, scene),
  placer: isPlacer,
  witness: (order, scene) => isWitness(order, scene) && !everHeld(order, scene.actor.person?.id),
  handler: isHandler,
  dispatcher: isDispatcher,
  invitee: (order, scene) => seatIn(order, scene, ['invited', 'waiting']),
  helper: (order, scene) =>
    seatIn(order, scene, HELPING) ||
    earlierVisits(order, scene.actor.person?.id).length > 0 ||
    order.seats.some((seat) => seat.personId === scene.actor.person?.id && seat.state === 'absent'),
  leader: (order, scene) => seatIn(order, scene, HELPING) && !!ownSeat(order, scene.actor.person?.id)?.leader,
  eligible: (_order, scene) => scene.actor.person?.volunteer != null,
  system: (_order, scene) => scene.actor.person === null
}

/** Those of `by` that the actor is, in this order. */
export const relationsAmong = (by: readonly Relation[], order: Order, scene: Scene, except: readonly string[] = []): Relation[] =>
  by.filter((relation) => IS[relation](order, scene, except))

/** Everything the actor is to this order: one person with several posts sees the union. */
export const relationsOf = (order: Order, scene: Scene): Relation[] => RELATIONS.filter((relation) => IS[relation](order, scene, []))

/** May this person place for others at all. */
export const mayPlaceForOthers = (scene: Scene): boolean => !!scene.actor.person?.posts.some((post) => PLACER_ROLES.includes(post.role))

/**
 * May this worker place for this very person: the service and a home of theirs lie where the worker's post is. Whoever places reads phone and door
 * (orders.md §5), so a post of one community must not reach the homes of another (red lines 10, 11).
 */
export const mayPlaceFor = (scene: Scene): boolean => {
  const { where, livesIn, handlers } = scene
  const line = handlers.map(({ orgId }) => orgId)
  return !!where && livesIn.includes(where.communityId) && placesAt(scene, line)
}
