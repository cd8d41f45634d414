import type { Action } from './step'

/** What a screen must ask before an action can be sent; each name is one small form piece. */
export type Ask =
  | 'item' | 'words' | 'windows' | 'address' | 'witness' | 'why' | 'declineReason' | 'unit' | 'slots' | 'ring' | 'handlerLine' | 'invitees' | 'collective'
  | 'reason' | 'reasonOptional' | 'window' | 'risk' | 'seat' | 'code' | 'called' | 'remaining' | 'absence' | 'times' | 'correction' | 'record'
  | 'outcome' | 'satisfaction' | 'how' | 'appraisal' | 'untilDay' | 'wordsOptional'

export type Asks = Partial<Record<Action, Ask[]>>
