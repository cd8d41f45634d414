import { DAY } from '../../clock/milliseconds'
import { dayOf, dayStart } from '../../clock/shanghai'
import { refuse } from '../../errors'
import type { Report } from '../simulate/report'
import type { RulePack } from '../rule'
import { packAt } from './packs'

/** A version on its way: what was written, what the simulation said of it, who has signed. */
export interface Drafted {
  version: string
  effectiveAt: number
  edition: string
  state: 'draft' | 'signed' | 'published' | 'dropped'
  signedBy: string | null
  /** of which text it was made, and under which version everybody would stay */
  report: (Pick<Report, 'secondSignature'> & { edition: string; against: string; at: number }) | null
}

/** Another simulation is wanted when so much has happened since. */
const REPORT_IS_GOOD_FOR = 30 * DAY

/** The version that a draft would take the place of on its first day. */
export const standingBefore = (versions: readonly RulePack[], effectiveAt: number): RulePack => packAt(versions, effectiveAt - 1)

/** Rules stand so long before one person alone may change them again: small steps in a row would be a large one that nobody else has seen. */
const SETTLED = 90 * DAY

/** Why a version that is to follow another is signed by two, however little it changes: that one has not stood for long, or has not even begun. */
export const soonAfter = (against: RulePack, now: number): string[] =>
  now - against.effectiveAt < SETTLED ? [`前一版从 ${dayOf(against.effectiveAt)} 起才用，不到 90 天又改`] : []

/** So far ahead rules may be written. */
const AHEAD = 2 * 366 * DAY

/** Refuses RULES_DATE: a version begins tomorrow or within two years, and later than every other that was published. */
export const checkBeginning = (effectiveAt: number, versions: readonly RulePack[], now: number): void => {
  const latest = Math.max(...versions.map((pack) => pack.effectiveAt))
  if (effectiveAt < dayStart(now) + DAY || effectiveAt > now + AHEAD || effectiveAt <= latest) refuse('RULES_DATE')
}

/**
 * What one more signature makes of a draft. The first is enough unless the report says otherwise; then somebody else signs too. Refuses
 * RULES_UNTRIED without a report of this very text against the version it follows (red line 19), RULES_DATE, SECOND_PERSON, RULES_GONE.
 */
export const signed = (draft: Drafted, by: string, versions: readonly RulePack[], now: number): 'signed' | 'published' => {
  const { state, report, edition, effectiveAt, signedBy } = draft
  if (state !== 'draft' && state !== 'signed') return refuse('RULES_GONE')
  checkBeginning(effectiveAt, versions, now)
  const against = standingBefore(versions, effectiveAt).version
  if (!report || report.edition !== edition || report.against !== against || now - report.at > REPORT_IS_GOOD_FOR)
    return refuse('RULES_UNTRIED')
  if (state === 'signed') return signedBy === by ? refuse('SECOND_PERSON') : 'published'
  return report.secondSignature.length > 0 ? 'signed' : 'published'
}
