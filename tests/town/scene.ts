import { DAY } from '@domain/clock/milliseconds'
import { itemBy } from '@domain/menu/items'
import type { Order, Window } from '@domain/order/order'
import type { HandlerOrg, ResolvedPlace, Scene, UnitFacts } from '@domain/order/scene'
import { ownSeat, windowOf } from '@domain/order/seats'
import type { Step } from '@domain/order/step'
import { LEVELS } from '@domain/order/order'
import { workingCalendar } from '../../cloudfunctions/_kit/calendar'
import { COMMUNITIES, DISTRICT, DUTY_ITEMS, GRIDS, STANDING, STREET, UNITS } from './places'
import { PEOPLE } from './people'
import { agentsOf, calledOf, communityName, communityOf, eldersOf, familyOf, homeOf, liaisonsOf, personOf, resident, staffOf } from './town'

/** What the rest of the town is doing: the only thing about a scene that is not written in the founding. */
export interface Surroundings {
  now: number
  /** orders under way on which somebody has a seat */
  ordersOf(personId: string): readonly Order[]
  /** orders that were asked for by this person in the last days */
  askedBy(personId: string): readonly Order[]
  /** whom the community has introduced to this person */
  introducedTo(personId: string): string[]
}

const COMING = ['accepted', 'unanswered', 'arrived']

/** Accepted windows of other orders, and the order they are inside of. */
const engagements = (personId: string, order: Order | null, around: Surroundings): { busy: Window[]; insideOrderId: string | null } => {
  const seats = around.ordersOf(personId).flatMap((other) => {
    const seat = ownSeat(other, personId)
    return seat && COMING.includes(seat.state) ? [{ other, seat }] : []
  })
  return {
    busy: seats.flatMap(({ other }) => (other.id === order?.id ? [] : [windowOf(other)])),
    insideOrderId: seats.find(({ seat }) => seat.state === 'arrived')?.other.id ?? null
  }
}

const handlerLine = (communityId: string): HandlerOrg[] => [
  { level: 'community', orgId: communityId, name: communityName(communityId), staffIds: staffOf(communityId) },
  { level: 'street', orgId: STREET.id, name: STREET.name, staffIds: staffOf(STREET.id) },
  { level: 'district', orgId: DISTRICT.id, name: DISTRICT.name, staffIds: staffOf(DISTRICT.id) }
]

const unitFacts = (unitId: string, communityId: string): UnitFacts | null => {
  const unit = UNITS.find((one) => one.id === unitId)
  return unit ? { id: unit.id, name: unit.name, checkedIn: unit.communityIds.includes(communityId), liaisonIds: liaisonsOf(unit.id) } : null
}

/** Homes are those of the beneficiary; a public place names its grid. */
const placeOf = (step: Step | null, beneficiaryId: string | null): ResolvedPlace | null => {
  const where = step && 'where' in step.input ? step.input.where : undefined
  if (!where) return null
  if ('publicPlace' in where) {
    const grid = GRIDS.find((one) => one.id === where.gridId)
    return grid ? { communityId: grid.communityId, gridId: grid.id, building: null, place: where.publicPlace } : null
  }
  if (beneficiaryId === null) return null
  const person = resident(beneficiaryId)
  const home = homeOf(person)
  return home.addressId === where.addressId
    ? { communityId: communityOf(person), gridId: person.gridId, building: home.building, place: null }
    : null
}

/** What the community signed for this item, and what the unit signed that has it now or is about to get it. */
const standingFor = (order: Order | null, step: Step | null, itemCode: string | null, communityId: string): Scene['standing'] => {
  const signed = STANDING.filter((row) => row.itemCode === itemCode)
  const refer = signed.find((row) => row.communityId === communityId)
  const unitId = (step?.action === 'refer_unit' ? step.input.unitId : order?.targetUnitId) ?? refer?.unitId
  const dispatch = signed.find((row) => row.communityId === null && row.unitId === unitId)
  if (!refer && !dispatch) return null
  const to = refer?.unitId ? ({ to: 'unit', unitId: refer.unitId } as const) : ({ to: 'pool' } as const)
  return { refer: refer ? { ...to, signerId: refer.signerId } : null, dispatchSignerId: dispatch?.signerId ?? null }
}

const idsIn = (input: object): string[] =>
  Object.values(input).flatMap((value) =>
    typeof value === 'string' ? [value] : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  )

/**
 * Everything around one order as the store would load it, made from the founding and from what the town is doing.
 * `who` is null for the system; `step` is what is about to be done, or null when somebody only looks.
 */
export const sceneOf = (who: string | null, order: Order | null, step: Step | null, around: Surroundings): Scene => {
  const { now } = around
  const input: object = step?.input ?? {}
  const beneficiaryId = order ? order.beneficiaryId : step?.action === 'place' ? step.input.beneficiaryId : null
  const where = placeOf(step, beneficiaryId)
  const communityId = order?.communityId ?? where?.communityId ?? COMMUNITIES[0]?.id ?? ''
  const itemCode = order?.itemCode ?? ('itemCode' in input ? (input.itemCode as string | null) : null)
  const meet = (id: string) => personOf(id, now, engagements(id, order, around))
  const present = new Set([
    ...(who ? [who] : []),
    ...(order?.seats.map((seat) => seat.personId) ?? []),
    ...idsIn(input),
    ...(beneficiaryId ? [beneficiaryId] : [])
  ])
  const similar =
    step?.action === 'place' && beneficiaryId !== null && itemCode !== null
      ? around.askedBy(beneficiaryId).find((one) => one.itemCode === itemCode && one.placedAt > now - 7 * DAY)
      : undefined
  return {
    now,
    actor: {
      person: who === null ? null : meet(who),
      agentFor: who === null ? [] : eldersOf(who),
      familyOf: who === null ? [] : familyOf(who)
    },
    item: itemCode === null ? null : (itemBy(itemCode) ?? null),
    calendar: workingCalendar,
    handlers: handlerLine(communityId).slice(LEVELS.indexOf(order?.level ?? 'community')),
    dutyItems: [...DUTY_ITEMS],
    units: Object.fromEntries(UNITS.flatMap((unit) => unitFacts(unit.id, communityId) ?? []).map((unit) => [unit.id, unit])),
    beneficiary:
      beneficiaryId === null
        ? null
        : {
            id: beneficiaryId,
            publicName: calledOf(resident(beneficiaryId)),
            hasApp: resident(beneficiaryId).app,
            agentIds: agentsOf(beneficiaryId),
            familyIds: familyOf(beneficiaryId),
            introducedIds: around.introducedTo(beneficiaryId)
          },
    standing: standingFor(order, step, itemCode, communityId),
    people: Object.fromEntries([...present].filter((id) => isTownsperson(id)).map((id) => [id, meet(id)])),
    proof: null,
    names: NAMES,
    streetId: STREET.id,
    where,
    livesIn: step?.action === 'place' && beneficiaryId !== null ? [communityOf(resident(beneficiaryId))] : [],
    similarOrderId: similar?.id ?? null,
    // the town in memory keeps no books: replayed into a database, it has them
    heldMinutes: 0
  }
}

const NAMES: Record<string, string> = Object.fromEntries(
  [...GRIDS, ...COMMUNITIES, ...UNITS, STREET, DISTRICT].map((place) => [place.id, place.name])
)
const PEOPLE_IDS = new Set(PEOPLE.map((person) => person.id))
const isTownsperson = (id: string): boolean => PEOPLE_IDS.has(id)
