import type { ItemCode, Risk, SlaClass, Venue } from '../menu/item'
import type { Seat } from './seat'

/** What a request is. Only `service` is switched on; the others are rows of the same machine (domain.md §2). */
export type OrderKind = 'service' | 'wish' | 'report' | 'project' | 'whistle' | 'mediation'

export const ORDER_STATES = [
  'placed',
  'referred',
  'open',
  'accepted',
  'serving',
  'served',
  'closed',
  'declined',
  'cancelled',
  'expired'
] as const
/** What has happened to an order. The four middle ones are a function of the seats (`stateOf`). */
export type OrderState = (typeof ORDER_STATES)[number]

/** A stretch of time somebody may come in, epoch milliseconds; at most 12 hours, may cross midnight. */
export interface Window {
  startAt: number
  endAt: number
}

/** Which organisation deals with the order now: escalation raises the level, nothing else. */
export type Level = 'community' | 'street' | 'district'
export const LEVELS: readonly Level[] = ['community', 'street', 'district']

/** How far an open order is offered. Each step out hides more (orders.md §5). */
export type Ring = 'invited' | 'unit' | 'community' | 'street' | 'district'
export const RINGS: readonly Ring[] = ['invited', 'unit', 'community', 'street', 'district']

/** Where the community handed the order: a unit, the open pool, or its own staff. */
export type Target = 'unit' | 'pool' | 'self'

/** Who shows the on-site code; `slip` is a printed paper with two one-time codes. */
export type Witness = { kind: 'beneficiary' } | { kind: 'person'; personId: string } | { kind: 'slip' }

/** The clock that runs in the present state, or, before everything else, at a door that nobody opened. `dueAt` is epoch milliseconds on the class's calendar. */
export interface Clock {
  name: 'accept' | 'dispatch' | 'takeUp' | 'start' | 'finish' | 'followUp' | 'door'
  startedAt: number
  dueAt: number
}

/** A visible stop of the clocks; the reason that the requester reads (red line 15) is sealed under its start. */
export interface Pause {
  startedAt: number
  untilAt: number
}
/** Under what the reason of this pause is sealed. */
export const pauseOwner = (pause: Pause): string => `pause-${pause.startedAt}`

export type Outcome = 'solved' | 'partly' | 'unsolved' | 'unneeded'
export type Satisfaction = 'good' | 'fair' | 'poor'

/** What a resident said; kept whole when it is changed once (`amend_rating`). */
export interface Rating {
  round: number
  outcome: Outcome
  satisfaction: Satisfaction | null
  tags: string[]
  byAgent: boolean
  raterId: string
  at: number
}

/** What staff found out when nobody rated; the order stays unrated (red line 9). */
export interface Verification {
  round: number
  how: 'call' | 'visit' | 'two_vain_tries'
  outcome: Outcome | null
  by: string
  at: number
}

/** A change of proven times, proposed by one person and confirmed by another (red line 4). */
export interface Correction {
  id: string
  seatId: string
  proposedBy: string
  oldArrivedAt: number | null
  oldLeftAt: number | null
  arrivedAt: number
  leftAt: number
  at: number
  confirmedBy: string | null
  confirmedAt: number | null
}

/** Staff on how the unit handled it: three taps, never points, never satisfaction. */
export interface Appraisal {
  timely: boolean
  reliable: boolean
  communicative: boolean
  by: string
  at: number
}

/**
 * One request, whole: everything a decision needs and nothing private.
 * Words, phone, door and notes live sealed elsewhere; the kitchen only says which of them a viewer may open.
 * All instants are epoch milliseconds.
 */
export interface Order {
  id: string
  kind: OrderKind
  state: OrderState
  version: number
  round: number
  /** rises when time, place or content changes; a step made on an older one is CHANGED (trust.md §4) */
  termsVersion: number
  itemCode: ItemCode | null
  /** `null` for a community activity that serves nobody in particular */
  beneficiaryId: string | null
  /** surname for those invited; never the full name */
  surname: string | null
  /** the agent who placed it, when an agent did */
  agentId: string | null
  /** the worker who placed it for somebody, with why */
  placerId: string | null
  placerWhy: string | null
  /** the organisation that opened an activity */
  openerOrgId: string | null
  witness: Witness
  communityId: string
  gridId: string
  /** shown to invitees; the door number is sealed */
  building: string | null
  /** a public place to meet, when nobody's home is visited */
  place: string | null
  venue: Venue
  risk: Risk
  sla: SlaClass
  level: Level
  handlerOrgId: string
  /** who declined: may not decline again after an objection */
  declinedBy: string | null
  declineReason: string | null
  objected: boolean
  target: Target | null
  targetUnitId: string | null
  /** units that gave it back this round: not offered again */
  returnedUnitIds: string[]
  /** the unit that served the round before: proposed again with one tap */
  lastUnitId: string | null
  ring: Ring | null
  slots: number
  minPeople: number
  /** several people at once, credited as group time (T08) */
  collective: boolean
  /** transfers on the present level; more than two escalate (red line 13) */
  moves: number
  windows: Window[]
  /** index of the window that was agreed when the first member accepted */
  windowIndex: number | null
  reschedules: number
  reopens: number
  askedNewTime: boolean
  /** times it went a level up, by a person or by itself */
  escalations: number
  clock: Clock | null
  /** what was left (ms) of a clock that stopped early: taking back and recalling resume it */
  clocksLeft: { accept?: number; dispatch?: number }
  pause: Pause | null
  pausedDays: number
  /** steps of the system already taken on the present clock, so that each timer fires once */
  fired: string[]
  seats: Seat[]
  placedAt: number
  servedAt: number | null
  closedAt: number | null
  endedAt: number | null
  ratings: Rating[]
  /** of every round that closed so: what a later correction may pay hangs on how its round closed (T03) */
  verification: Verification[]
  corrections: Correction[]
  appraisal: Appraisal | null
  /** one line for invitees, written by the handler, instead of the raw words */
  handlerLine: string | null
  /** a series shares one id; every date is an order of its own */
  seriesId: string | null
  /** whoever asked said that somebody must come the same day; null: they did not */
  sameDay: true | null
  /** tells of safety that a person at the handler must look at (tags of trust.md §7, doors nobody opened) */
  alarms: string[]
  content: 'pending' | 'shown' | 'hidden'
}
