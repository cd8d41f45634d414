import type { RefusalCode, RefusalParams } from '../errors'
import type { Ask } from './asks'
import type { Notice, Secret } from './change'
import type { Order, OrderState } from './order'
import type { Relation } from './relations'
import type { Person, Scene } from './scene'
import type { Seat, SeatState } from './seat'
import type { Action, Step, StepInputs } from './step'

/** Why a step may not be done now; `null` means it may. */
export type Refusal = { code: RefusalCode; params?: RefusalParams }

/** One step being decided: the draft of the order, who acts as what, and on which seat. */
export interface Situation {
  /** a copy that effects may change; nobody sees it before the whole step is decided */
  order: Order
  scene: Scene
  now: number
  /** null for the system */
  me: Person | null
  relation: Relation
  /** the actor's own seat of this round, if any */
  mine: Seat | null
  /** the seat acted on: the actor's own, or the chosen one */
  seat: Seat | null
  tell: (notice: Notice) => void
  seal: (secret: Secret) => void
  /** adds small public facts to the event of this step */
  note: (facts: Record<string, string | number | boolean | null>) => void
}

/** A condition that does not depend on what is typed: buttons hide when it refuses. */
export type Condition = (situation: Situation) => Refusal | null
/** A condition on what is typed. */
export type Check<A extends Action> = (situation: Situation, input: StepInputs[A]) => Refusal | null
/** What the step does to the draft. State, clock, value and history are columns, not effects. */
export type Effect<A extends Action> = (situation: Situation, input: StepInputs[A]) => void

/**
 * What a step does to the running clock. `fresh`: a new state starts its own. `resume`: goes on with what was left.
 * `restart`: the same clock begins again a level up. `retime`: only a clock that hangs on the window moves. `none`: it stops.
 * Before all of them, while a door stays closed its own clock runs (`clocks.ts`).
 */
export type ClockColumn = 'fresh' | 'resume' | 'restart' | 'retime' | 'none'
/** What a step means for the books: `hold` also where it changes how many come. The plan is made in domain/value. */
export type ValueColumn = 'hold' | 'void' | 'post' | 'correct' | null

/** A step that the same commit takes afterwards. */
export interface NextStep {
  step: Step
  by: 'system' | 'actor'
  /** whose standing hand-over it carries out */
  signerId?: string
}

/** One row of the life of an order. A rule that is not a column of some row does not exist. */
export interface Row<A extends Action = Action> {
  /** the row's number in the specification */
  n: number
  action: A
  label: string
  /** what the button says where one row goes both ways */
  labelNow?: (situation: Situation) => string
  from: readonly OrderState[]
  /** `=`: the middle states are recomputed from the seats (or the state stays, outside them) */
  to: OrderState | '='
  by: readonly Relation[]
  asks?: readonly Ask[]
  /** acts on the actor's own seat, on somebody else's, or on any (a helper then only on their own), in one of these states; `past` looks at earlier rounds too */
  seat?: { whose: 'own' | 'other' | 'any'; in: readonly SeatState[]; past?: boolean }
  /** ids of the things it acts on when they are not seats */
  targets?: (order: Order) => string[]
  /** people this row passes over (guards a–c), for one target when there is one */
  except?: (order: Order, target: string | null) => string[]
  /** the kinder refusal when the order is in another state */
  elsewhere?: RefusalCode
  when?: readonly Condition[]
  check?: Check<A>
  does?: Effect<A>
  clock?: ClockColumn
  value?: ValueColumn
  tells?: readonly Notice['to'][]
  /** a second tap with these words */
  confirm?: (situation: Situation) => string | null
  /** what is read beside the button before it is done; nothing is asked */
  warns?: (situation: Situation) => string | null
  /** the earliest moment (epoch ms) at which this can be done by whoever is waiting for it */
  soon?: (situation: Situation) => number
  /** steps that the same commit takes afterwards, by the system or the same actor */
  then?: (situation: Situation, input: StepInputs[A]) => NextStep | null
  /** time, place or content changes: older screens are CHANGED */
  newTerms?: boolean
}

/** A row with its types checked: input of the action, everything else data. */
export const row = <A extends Action>(definition: Row<A>): Row => definition as unknown as Row
export const no = (code: RefusalCode, params?: RefusalParams): Refusal => (params ? { code, params } : { code })
