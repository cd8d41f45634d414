import type { Absence, Offence, Withdrawal } from './facts/fault'
import type { Hazard, Meeting, Pairing, Proposal, Training } from './facts/gathering'
import type { Donation, LowRate, Online, Redemption, Refusal } from './facts/screen'
import type { Mediation, Mentoring, Placing, Praise, Visit } from './facts/service'

/** Everything the rules can be asked about. */
export type Fact =
  | Visit
  | Training
  | Pairing
  | Mediation
  | Proposal
  | Meeting
  | Hazard
  | Praise
  | Placing
  | Mentoring
  | Withdrawal
  | Absence
  | Offence
  | Refusal
  | LowRate
  | Online
  | Donation
  | Redemption
export type FactKind = Fact['kind']
