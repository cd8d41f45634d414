import { DAY } from '../../clock/milliseconds'
import { AppError } from '../../errors'
import { availableActions } from '../available'
import type { OrderEvent, Secret } from '../change'
import { LEAST_MINUTES } from '../least'
import { pauseOwner, type Order } from '../order'
import type { Scene } from '../scene'
import type { Seat } from '../seat'
import { earlierVisits, roundSeats, seatsIn, taken, windowOf } from '../seats'
import { SEAT_WORDS, STAGE_WORDS, stateWords, whoComesWords } from '../words'
import { FIELDS, SEALED, targetWords } from './fields'
import { readsSeat } from './names'
import type { Earns, OrderView, SeatView } from './shapes'
import { storyOf } from './story'
import { contactFor, isInside, mayHaveCode, mayNudge, mayPrintSlip, mayPropose, viewersOf, type Viewer } from './viewers'

/** Which sealed words this viewer may have opened. Unchecked words reach only their author and the handler. */
export const sealedFor = (order: Order, scene: Scene): Secret['field'][] => {
  const viewers = viewersOf(order, scene)
  const known = (row: (typeof SEALED)[number]) =>
    row.viewers.some(
      (viewer) =>
        viewers.includes(viewer) &&
        (order.content === 'shown' || !row.checkedOnly || viewer === 'handler' || (viewer === 'requester' && isAuthor(order, scene)))
    )
  return SEALED.filter(known).map((row) => row.field)
}
const isAuthor = (order: Order, scene: Scene) =>
  [order.agentId ?? order.placerId ?? order.beneficiaryId, order.beneficiaryId].includes(scene.actor.person?.id ?? '')

/**
 * One order as this actor may read it. Privacy is this function and its table: no handler shows an order without it.
 * `opened` are the sealed words that `sealedFor` allowed. Refuses NOT_FOUND to whom the order does not exist.
 */
export const viewOf = (order: Order, scene: Scene, events: readonly OrderEvent[], opened: readonly Secret[]): OrderView => {
  const viewers = viewersOf(order, scene)
  if (viewers.length === 0) throw new AppError('NOT_FOUND')
  const inside = isInside(viewers)
  const contact = contactFor(order, scene)
  const view: OrderView = {
    id: order.id,
    kind: order.kind,
    state: order.state,
    stateWords: wordsOfState(order, scene, viewers),
    round: order.round,
    version: order.version,
    termsVersion: order.termsVersion,
    title: titleOf(scene, inside),
    minutes: scene.item?.minutes ?? 60,
    risk: order.risk,
    venue: order.venue,
    earns: earnsOf(order, scene),
    gridName: scene.names[order.gridId] ?? '',
    windows: order.windows,
    window: order.windowIndex === null ? null : windowOf(order),
    slots: order.slots,
    taken: taken(order),
    seats: seatsFor(order, scene, viewers),
    ...earlierOf(order, scene),
    actions: availableActions(order, scene),
    story: inside ? storyOf(order, events, scene, viewers) : [],
    may: {
      code: mayHaveCode(order, scene),
      contact: contact.door || contact.note || contact.phonesOf.length > 0,
      slip: mayPrintSlip(order, scene),
      // not offered again on the same day; the same tap sent twice is no other one
      nudge: mayNudge(order, scene) && scene.now - (scene.nudgedAt ?? 0) >= DAY,
      propose: mayPropose(order, scene)
    }
  }
  for (const row of FIELDS) {
    if (!row.viewers.some((viewer) => viewers.includes(viewer)) || (row.states && !row.states.includes(order.state))) continue
    const value = row.from(order, scene)
    if (value !== undefined) Object.assign(view, { [row.field]: value })
  }
  const known = (field: Secret['field'], owner: string) => opened.find((one) => one.field === field && one.owner === owner)?.text
  view.corrections?.forEach((one) => Object.assign(one, { howKnown: known('correction', one.id) }))
  view.absences?.forEach((one) => Object.assign(one, { words: known('absence', one.seatId) }))
  if (order.pause && view.pause) view.pause.reason = known('pause', pauseOwner(order.pause)) ?? ''
  return Object.assign(view, openedWords(order, opened))
}

/** The item's full name is for those inside; its public name says nothing about who needs it. */
export const titleOf = (scene: Pick<Scene, 'item'>, inside: boolean): string =>
  scene.item ? (inside ? scene.item.name : scene.item.publicName) : inside ? '自己写的需求' : '邻里互助'

/** What a helper may read before accepting: minutes only when somebody's wait for them (T12), nothing for what is usually too short to count. */
export const earnsOf = ({ collective }: Pick<Order, 'collective'>, { item, heldMinutes }: Pick<Scene, 'item' | 'heldMinutes'>): Earns => {
  const counts = (item?.minutes ?? LEAST_MINUTES) >= LEAST_MINUTES
  const minutes = counts && heldMinutes > 0
  return { points: counts, minutes, ...(minutes && collective ? { toPool: true } : {}) }
}

/** Requesters read plain words, and whoever shows the code until nobody comes any more; workers read the names of the stages. */
export const wordsOfState = (order: Order, scene: Scene, viewers: readonly Viewer[]): string => {
  const awaits = viewers.includes('witness') && order.state !== 'served'
  if (!viewers.includes('requester') && !awaits) return STAGE_WORDS[order.state]
  const names = seatsIn(order, 'accepted', 'arrived', 'left', 'unanswered').map(
    ({ personId }) => scene.people[personId]?.publicName ?? '志愿者'
  )
  return stateWords(order, targetWords(order, scene) ?? '单位', whoComesWords(names, '志愿者'))
}

const seatsFor = (order: Order, scene: Scene, viewers: readonly Viewer[]): SeatView[] =>
  roundSeats(order)
    .filter((seat) => readsSeat(viewers, seat, order, scene))
    .map((seat) => seatView(seat, scene, scene.actor.person?.id, isInside(viewers)))

/** One's own visits of earlier rounds, whatever else one reads by now. */
const earlierOf = (order: Order, scene: Scene): Pick<OrderView, 'earlier'> => {
  const me = scene.actor.person?.id
  const earlier = earlierVisits(order, me).map((seat) => ({ ...seatView(seat, scene, me, false), words: `第 ${seat.round} 次办完了` }))
  return earlier.length > 0 ? { earlier } : {}
}

const seatView = (seat: Seat, scene: Scene, me: string | undefined, inside: boolean): SeatView => {
  const person = scene.people[seat.personId]
  const mine = seat.personId === me
  // who helps to organise and who taught is for those inside, and for themselves
  const knows = inside || mine
  const given = {
    // asked again: that yes was for another time
    acceptedAt: seat.state === 'invited' || seat.state === 'waiting' ? null : seat.acceptedAt,
    arrivedAt: seat.arrivedAt,
    leftAt: seat.leftAt,
    arrivedBy: seat.arrivedBy,
    leftBy: seat.leftBy,
    proposal: seat.proposal
  }
  return {
    id: seat.id,
    name: person?.publicName ?? '志愿者',
    ...(person?.unitName ? { unitName: person.unitName } : {}),
    state: seat.state,
    words: SEAT_WORDS[seat.state],
    mine,
    leader: seat.leader,
    duty: seat.duty,
    ...(knows && seat.organiserBy !== null ? { organiser: true as const } : {}),
    ...(knows && seat.lecture ? { taught: seat.lecture.attendees } : {}),
    ...(seat.state === 'left' ? { provenMinutes: seat.provenMinutes } : {}),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
  }
}

const openedWords = (order: Order, opened: readonly Secret[]): Pick<OrderView, 'words' | 'photos' | 'declineWords'> => {
  const last = (field: Secret['field'], owner?: (owner: string) => boolean) =>
    opened.filter((one) => one.field === field && (!owner || owner(one.owner))).at(-1)?.text
  const words = last('words')
  const photos = last('photos')
  const decline = order.state === 'declined' ? last('reason', (owner) => owner.startsWith('decline-')) : undefined
  return {
    ...(words ? { words } : {}),
    ...(photos ? { photos: JSON.parse(photos) as string[] } : {}),
    ...(decline ? { declineWords: decline } : {})
  }
}
