import type { WorkingCalendar } from '../clock/calendar'
import type { Item } from '../menu/item'
import type { Level, Window } from './order'

/** A post a person holds in an organisation, now. */
export type Role = 'community_worker' | 'grid_worker' | 'hotline' | 'liaison' | 'street_staff' | 'district_staff' | 'merchant'
/** Posts whose holders may be the handler of an order at their organisation. */
export const STAFF_ROLES: readonly Role[] = ['community_worker', 'street_staff', 'district_staff']
/** Posts whose holders may place for somebody else, with why. */
export const PLACER_ROLES: readonly Role[] = ['grid_worker', 'hotline', 'community_worker']

/** Posts that nobody is paid for by the organisation they are held at. */
export const UNPAID_ROLES: readonly Role[] = ['liaison', 'merchant']

export interface Post {
  role: Role
  orgId: string
}

/** What a person brings as a volunteer; `null` for somebody who has not registered as one. */
export interface Volunteer {
  unitId: string | null
  /** communities where they live or have checked in (双报到) */
  communityIds: string[]
  streetId: string
  realName: boolean
  skills: string[]
  /** valid professional qualifications, by the skill words of the menu */
  qualifications: string[]
  insured: boolean
  minor: boolean
  suspended: boolean
}

/** One person as far as an order needs to know them: a public name, never a phone. */
export interface Person {
  id: string
  /** what others may read: 王师傅, 李阿姨 */
  publicName: string
  unitName: string | null
  posts: Post[]
  volunteer: Volunteer | null
  /** accepted windows of other orders, with the 30 minutes around them left to the rule */
  busy: Window[]
  /** the order this person has arrived at and not left, if any */
  insideOrderId: string | null
}

/** Whoever acts: a person in their posts, or the system at a time of the table. */
export interface Actor {
  person: Person | null
  /** the people this person is the linked agent of */
  agentFor: string[]
  /** verified family (spouse, parents, grandparents, children), both directions */
  familyOf: string[]
}

/** What was shown at the door, checked by the door before the rules decide. */
export type ShownProof = { by: 'code'; step: number } | { by: 'slip' }

/** An organisation on the handler's line, from the present level upwards. */
export interface HandlerOrg {
  level: Level
  orgId: string
  name: string
  staffIds: string[]
}

/** A unit that may be handed orders here. */
export interface UnitFacts {
  id: string
  name: string
  /** reported to this order's community */
  checkedIn: boolean
  liaisonIds: string[]
}

/** A standing hand-over (常办直通): signed once, then the system does rows 5, 6 and 10 in the signer's name. */
export interface StandingHandOver {
  refer: { to: 'unit'; unitId: string; signerId: string } | { to: 'pool'; signerId: string } | null
  dispatchSignerId: string | null
}

/** The beneficiary, as far as rules ask. */
export interface BeneficiaryFacts {
  id: string
  publicName: string
  hasApp: boolean
  agentIds: string[]
  familyIds: string[]
  /** volunteers whom the community has introduced to them (T15) */
  introducedIds: string[]
}

/** Where a step puts the order: a saved address of the beneficiary or a public place, resolved by the reader. */
export interface ResolvedPlace {
  communityId: string
  gridId: string
  building: string | null
  /** a public place to meet, when nobody's home is visited */
  place: string | null
}

/**
 * Everything around one order that a decision needs, loaded in one read before it; the kitchen asks for nothing more.
 * `now` is epoch milliseconds; `people` holds everybody the order or the step names.
 */
export interface Scene {
  now: number
  actor: Actor
  /** the item of the order, or the one this step fixes */
  item: Item | null
  calendar: WorkingCalendar
  handlers: HandlerOrg[]
  /** items that this order's community has published as its own duty */
  dutyItems: string[]
  /** the target unit and the one this step names, by id */
  units: Record<string, UnitFacts>
  beneficiary: BeneficiaryFacts | null
  standing: StandingHandOver | null
  people: Record<string, Person>
  proof: ShownProof | null
  /** names for people to read: grids, communities, units by id */
  names: Record<string, string>
  streetId: string
  /** the address or place this step names, null when it names none or may not use it */
  where: ResolvedPlace | null
  /** communities where whom this step places for has a home; empty for every other step, and for somebody unknown */
  livesIn: string[]
  /** the same item at the same address within seven days, if there is one */
  similarOrderId: string | null
  /** minutes of mutual help that wait for whoever comes; 0: they earn points only */
  heldMinutes: number
  /** when somebody last asked what has become of it (催一催) */
  nudgedAt?: number | null
}
