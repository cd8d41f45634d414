import type { ItemCode } from '../menu/item'
import type { Outcome, Ring, Satisfaction, Window, Witness } from './order'

/** A saved home address, already checked to belong to the beneficiary, or a public place. */
export type PlaceOfService = { addressId: string } | { publicPlace: string; gridId: string }

/** Reasons for refusing an order, from the list (row 3). */
export const DECLINE_REASONS = ['duty', 'unsafe', 'professional', 'commercial', 'duplicate', 'elsewhere', 'unclear'] as const
export type DeclineReason = (typeof DECLINE_REASONS)[number]
/** Reasons that send somebody on: they read where to. */
export const SENDS_ON: readonly DeclineReason[] = ['duty', 'unsafe', 'professional', 'commercial', 'elsewhere']

/** How many photos one request may carry. */
export const MOST_PHOTOS = 6

/** What a helper's phone says of a code it was shown; key and signature in hexadecimal, `at` by its own clock. Rules never read it. */
export interface PhoneSignature {
  key: string
  at: number
  signature: string
}

/** What each action carries. Free words are sealed before they are stored; an empty object means a bare tap. */
export interface StepInputs {
  place: {
    beneficiaryId: string | null
    itemCode: ItemCode | null
    words?: string
    photos?: string[]
    windows: Window[]
    where: PlaceOfService
    witness: Witness
    slots?: number
    note?: string
    /** who placed it for somebody, and why */
    why?: string
    /** "已经点过一单", seen and wanted all the same */
    again?: boolean
    /** 今天必须有人来吗: yes. A mark for whoever hands it on, and nothing else: how urgent it is staff decide */
    sameDay?: boolean
    seriesId?: string
  }
  edit: { words?: string; photos?: string[]; witness?: Witness }
  decline: { reason: DeclineReason; words: string; elsewhere?: string }
  object: { words: string; windows?: Window[] }
  refer_unit: { unitId: string; itemCode?: ItemCode; slots?: number; handlerLine?: string }
  refer_pool: { itemCode?: ItemCode; slots?: number; ring?: Ring; handlerLine?: string }
  keep: { inviteeIds: string[]; itemCode?: ItemCode; slots?: number; handlerLine?: string }
  return: { reason: string }
  take_back: { reason: string }
  dispatch: { inviteeIds: string[]; everyone?: boolean; collective?: boolean }
  widen: { inviteeIds?: string[]; ring?: Ring }
  recall: { reason: string }
  accept: { windowIndex?: number; riskRead?: boolean; insured?: boolean }
  queue: { riskRead?: boolean; insured?: boolean }
  pass: Record<string, never>
  withdraw: { reason?: string }
  release: { seatId: string; reason?: string }
  reschedule: { windows?: Window[]; where?: PlaceOfService; agreeSeatId?: string }
  proceed: Record<string, never>
  lead: { on?: boolean }
  cancel: { onTheWay?: boolean; reason?: string }
  arrive: { code: string; signed?: PhoneSignature }
  no_answer: { called: boolean }
  leave: { code: string; remaining?: string; signed?: PhoneSignature }
  end_visit: { seatId: string }
  mark_absent: { seatId: string }
  answer: { words: string }
  settle_absence: { seatId: string; absence: 'excused' | 'upheld' }
  finish: { words?: string }
  propose_correction: { seatId: string; arrivedAt: number; leftAt: number; howKnown: string }
  confirm_correction: { correctionId: string; record: 'tap' | 'slip' | 'call_back'; words: string }
  rate: { outcome: Outcome; satisfaction?: Satisfaction; tags?: string[]; words?: string; again?: boolean; windows?: Window[] }
  amend_rating: { outcome: Outcome; satisfaction?: Satisfaction; tags?: string[]; words?: string }
  verify: { how: 'call' | 'visit' | 'two_vain_tries'; outcome?: Outcome; words: string }
  reopen: { words: string; windows?: Window[] }
  review: { words: string; tags?: string[] }
  appraise: { timely: boolean; reliable: boolean; communicative: boolean }
  escalate: { reason: string }
  pause: { reason?: string; untilAt?: number; resume?: boolean }
  expire: Record<string, never>
}

/** The forty things that can be done to an order. */
export type Action = keyof StepInputs

/** One action with what it carries, as the door hands it to the kitchen. */
export type Step = { [A in Action]: { action: A; input: StepInputs[A] } }[Action]
