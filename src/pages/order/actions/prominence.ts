import type { Action } from '@domain/order/step'
import type { OfferedAction } from '@domain/order/view/shapes'

/** What usually comes next for whoever may do it: these stand large under the thumb, in this order. Everything else stays quiet. */
const FORWARD: readonly Action[] = [
  'rate',
  'leave',
  'arrive',
  'accept',
  'dispatch',
  'refer_unit',
  'refer_pool',
  'settle_absence',
  'confirm_correction',
  'verify',
  'answer',
  'finish',
  'proceed',
  'queue',
  'appraise',
  'review'
]
const LARGE = 2
const place = ({ action }: OfferedAction) => (FORWARD.includes(action) ? FORWARD.indexOf(action) : FORWARD.length)

/** The buttons that move the order on (at most two), and the others in the order of the table. Every offer is in exactly one of them. */
export const byProminence = (offers: readonly OfferedAction[]): { large: OfferedAction[]; quiet: OfferedAction[] } => {
  const forward = offers.filter(({ action }) => FORWARD.includes(action)).sort((a, b) => place(a) - place(b))
  const large = forward.slice(0, LARGE)
  return { large, quiet: offers.filter((offer) => !large.includes(offer)) }
}
