import type { Light } from '../../clock/light'
import type { Level, OrderKind, OrderState, Outcome, Pause, Rating, Target, Verification, Window, Witness } from '../order'
import type { Proof, SeatState } from '../seat'
import type { Action } from '../step'
import type { Risk, Venue } from '../../menu/item'
import type { Ask } from '../asks'

/** What whoever comes gets written down: points, minutes that somebody waits to pay, and whether those go to the pool (T08). */
export interface Earns {
  points: boolean
  minutes: boolean
  toPool?: true
}

/** A button: the row's label, what it asks for, and, when it acts on somebody's seat, which ones. */
export interface OfferedAction {
  action: Action
  label: string
  asks: Ask[]
  /** a second tap is asked for, with these words */
  confirm?: string
  /** what should be read before it is done */
  warning?: string
  seatIds?: string[]
}

/** One participant as a viewer may see them. */
export interface SeatView {
  id: string
  name: string
  unitName?: string
  state: SeatState
  words: string
  mine: boolean
  leader: boolean
  /** the leader named them to help organise */
  organiser?: true
  /** they taught, and so many came, by the count of whoever was there */
  taught?: number
  duty: boolean
  acceptedAt?: number
  arrivedAt?: number
  leftAt?: number
  arrivedBy?: Proof
  leftBy?: Proof
  provenMinutes?: number
  proposal?: Window[]
}

/** One line of what happened, in plain words. */
export interface StoryLine {
  at: number
  words: string
  round: number
}

/** The clock a viewer may see: what is waited for, until when, and how late it is; without a light it says only until when. */
export interface ClockView {
  words: string
  dueAt: number
  light?: Light
}

/**
 * One order as one viewer may read it. Every optional field is absent unless the field table lets this viewer have it;
 * phone and door are never here (they come from `order.contact`, which writes down the reading).
 */
export interface OrderView {
  id: string
  kind: OrderKind
  state: OrderState
  stateWords: string
  round: number
  version: number
  termsVersion: number
  /** the item's name for those inside, its public name for everybody else */
  title: string
  minutes: number
  risk: Risk
  venue: Venue
  earns: Earns
  gridName: string
  windows: Window[]
  window: Window | null
  slots: number
  taken: number
  seats: SeatView[]
  actions: OfferedAction[]
  story: StoryLine[]
  communityName?: string
  targetWords?: string
  target?: Target
  level?: Level
  building?: string
  surname?: string
  beneficiaryName?: string
  place?: string
  handlerLine?: string
  words?: string
  photos?: string[]
  /** words and photos are being checked, or were withheld: only their author and the handler read them. Absent: everybody inside does. */
  content?: 'pending' | 'hidden'
  itemCode?: string
  freeText?: boolean
  clock?: ClockView
  /** this helper's order waits before a door that nobody opened, and the handler has been told */
  atClosedDoor?: true
  pause?: Pause & { reason: string }
  witness?: Witness
  seriesId?: string
  declineReason?: string
  declineWords?: string
  ratings?: Rating[]
  verification?: Verification
  corrections?: CorrectionView[]
  /** who was marked as absent and nobody has settled it: since when, and what they say themselves */
  absences?: { seatId: string; name: string; at: number; words?: string }[]
  alarms?: string[]
  /** for the handler: who is asked and has to be introduced first */
  strangers?: { seatId: string; name: string }[]
  /** for the leader: how many may help to organise, and whom they have named or could name */
  organisers?: { most: number; seats: { seatId: string; named: boolean }[] }
  /** for whoever was there and did not come to help: who may have taught, and what was said of it */
  lecture?: { seats: { seatId: string; name: string }[]; said?: { seatId: string; attendees: number } }
  /** what the viewer did in earlier rounds */
  earlier?: SeatView[]
  /** for whoever could come: the community has to introduce them first, and knows of them or not yet */
  unintroduced?: 'asked' | 'unasked'
  /** the helper's proven time waits to be written down: until the community has found out what nobody said (epoch ms), or for the others to leave */
  settles?: { by?: number }
  /** nobody begins before so many have said yes, and so many more are looked for */
  lacking?: { needed: number; more: number }
  /** what the helper can do before long, and from when (epoch ms) */
  soon?: { label: string; at: number }[]
  /** for the handler: whoever asked said that somebody must come the same day */
  sameDay?: true
  /** when whoever asked last wanted to know what has become of it */
  nudgedAt?: number
  /** the viewer is whom it is for */
  forMe?: true
  /** whom it is for, to whoever asks for them: whose homes they may choose from */
  beneficiaryId?: string
  /** how many of the viewer's own minutes wait for whoever comes; absent when none do, or the pool pays for another round */
  reserved?: number
  /** of an item that earns minutes: nobody's wait, helpers get points only, and whoever asked for themselves is told */
  nobodyPays?: true
  /** it is over, and whoever asked may ask for the same once more */
  again?: Again
  /** what this viewer may open besides */
  may: { code: boolean; contact: boolean; slip: boolean; nudge: boolean; propose: boolean }
}

/** What may be asked for once more: which service, for whom, and when it was. */
export interface Again {
  itemCode: string
  beneficiaryId: string
  window: Window
}

export interface CorrectionView {
  id: string
  seatId: string
  arrivedAt: number
  leftAt: number
  /** how the proposer knows; sealed, opened for those inside */
  howKnown?: string
  confirmed: boolean
}

/** One row of a list: the same allow-list, fewer fields, no column that is private. */
export interface OrderCard {
  id: string
  state: OrderState
  stateWords: string
  title: string
  gridName: string
  round: number
  window: Window
  /** how many times were offered, of which `window` is the first, while none of several is agreed */
  times?: number
  minutes: number
  slots: number
  taken: number
  building?: string
  surname?: string
  /** the reader asked for somebody else */
  forOther?: true
  targetWords?: string
  helperNames?: string[]
  level?: Level
  dueAt?: number
  light?: Light
  paused?: boolean
  unsolved?: Outcome
  mySeat?: SeatState
  earns: Earns
  risk: Risk
  placedAt: number
  /** for whoever has the next move: somebody has asked what has become of it */
  nudged?: true
  /** for the handler: whoever asked said that somebody must come the same day */
  sameDay?: true
  /** for the handler: what must be looked at now */
  alarms?: string[]
  /** for the handler, who may hand it on from the list: which item */
  itemCode?: string
  /** for whoever may take a step from the list: the terms shown */
  termsVersion?: number
}
