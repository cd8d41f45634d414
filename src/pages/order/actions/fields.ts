import type { ComponentType } from 'react'
import type { Ask } from '@domain/order/asks'
import type { OfferedAction, OrderView } from '@domain/order/view/shapes'
import { InviteesField } from './fields/InviteesField'
import { UnitField } from './fields/UnitField'
import {
  AbsenceField,
  AppraisalField,
  CalledField,
  CollectiveField,
  DeclineReasonField,
  HowField,
  RecordField,
  RingField,
  RiskField,
  SafetyField
} from './fields/choice-fields'
import { CodeField } from './fields/code-field'
import { ItemField } from './fields/item-field'
import { PhotosField } from './fields/photos-field'
import { CorrectionField, SeatField } from './fields/seat-fields'
import { AddressField } from './fields/address-field'
import { ElsewhereField, HandlerLineField, ReasonField, RemainingField, SlotsField, WhyField, WordsField } from './fields/text-fields'
import { WitnessField } from './fields/witness-field'
import { TimesField, UntilDayField, WindowField, WindowsField } from './fields/time-fields'
import type { Values } from './input-of'

/** What every question's field gets: the order it is about, what was answered so far, and where its own answer goes. */
export interface FieldProps<T = unknown> {
  order: OrderView
  offer: OfferedAction
  answers: Values
  value: T | undefined
  onChange: (value: T) => void
}
/** Each field knows the kind of its own answer; the table only hands it back and forth. */
const field = <T>(component: ComponentType<FieldProps<T>>) => component as unknown as ComponentType<FieldProps>
const nothing = () => null

/** The field of each question. Outcome and satisfaction are asked on a page of their own (pages/rating). */
export const FIELDS: Record<Ask, ComponentType<FieldProps>> = {
  item: field(ItemField),
  words: field(WordsField),
  wordsOptional: field(WordsField),
  photos: field(PhotosField),
  windows: field(WindowsField),
  address: field(AddressField),
  witness: field(WitnessField),
  why: field(WhyField),
  declineReason: field(DeclineReasonField),
  elsewhere: field(ElsewhereField),
  unit: field(UnitField as ComponentType<FieldProps<string>>),
  slots: field(SlotsField),
  ring: field(RingField),
  handlerLine: field(HandlerLineField),
  invitees: field(InviteesField),
  collective: field(CollectiveField),
  reason: field(ReasonField),
  reasonOptional: field(ReasonField),
  window: field(WindowField),
  risk: field(RiskField),
  seat: field(SeatField),
  code: field(CodeField),
  called: field(CalledField),
  remaining: field(RemainingField),
  absence: field(AbsenceField),
  times: field(TimesField),
  correction: field(CorrectionField),
  record: field(RecordField),
  outcome: nothing,
  satisfaction: nothing,
  how: field(HowField),
  appraisal: field(AppraisalField),
  untilDay: field(UntilDayField),
  safety: field(SafetyField)
}
