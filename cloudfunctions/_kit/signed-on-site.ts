import { fromBase64, fromHex, hexOf, utf8 } from '@domain/verify/bytes'
import { fingerprintOf, KEY, SIGNATURE } from '@domain/verify/primitives'
import { CLOCK_SLACK, shownText, visitText, type ShownBy } from '@domain/verify/visit'
import type { Order } from '@domain/order/order'
import type { Scene } from '@domain/order/scene'
import { ownSeat } from '@domain/order/seats'
import type { Step } from '@domain/order/step'
import { primitives } from './signing'
import type { Write } from './store/shapes'

interface OnSite {
  step: Extract<Step, { action: 'arrive' | 'leave' }>
  order: Order
  scene: Scene
  code: string
  /** who signed the code that was scanned, and its half minute; null when it was typed or printed */
  shown: (ShownBy & { step: number }) | null
}

const { hash, signatureAlg, isSigned } = primitives

/** The helper's half, when their phone signed this very end of this visit by a clock that whoever checks it later can believe. */
const helperHalf = ({ step: { action, input }, order, scene, code }: OnSite) => {
  const { key = '', at = 0, signature = '' } = input.signed ?? {}
  if (Math.abs(at - scene.now) > CLOCK_SLACK) return null
  const [publicKey, sealed] = [fromHex(key, KEY), fromHex(signature, SIGNATURE)]
  const message = visitText(signatureAlg, order.id, order.round, action, code, at)
  if (!publicKey || !sealed || !isSigned(publicKey, utf8(message), sealed)) return null
  return { id: fingerprintOf(hash, publicKey), publicKey: key, at, signature }
}

/** The other half, when the phone that showed the code signed it for this half minute. */
const witnessHalf = ({ order, code, shown }: OnSite) => {
  if (!shown) return null
  const [publicKey, sealed] = [fromBase64(shown.key, KEY), fromBase64(shown.signature, SIGNATURE)]
  if (!publicKey || !sealed || !isSigned(publicKey, utf8(shownText(signatureAlg, order.id, order.round, code, shown.step)), sealed))
    return null
  return { id: fingerprintOf(hash, publicKey), step: shown.step, signature: hexOf(sealed) }
}

/**
 * What the phones on site signed of an arrival or a departure. A signature that does not hold, or of a phone whose clock is
 * far off, is left out and stops nobody: the code has proven the visit, and the statement will say that this side did not sign.
 */
export const signedOnSite = (here: OnSite): Pick<Write, 'signed'> => {
  const { step, order, scene, code } = here
  const me = scene.actor.person
  const seat = ownSeat(order, me?.id)
  const [helper, witness] = [helperHalf(here), witnessHalf(here)]
  if (!me || !seat || (!helper && !witness)) return {}
  const { beneficiaryId, agentId, witness: named } = order
  const witnesses = [
    beneficiaryId,
    agentId,
    ...(scene.beneficiary?.agentIds ?? []),
    named.kind === 'person' ? named.personId : null
  ].filter((id) => id !== null)
  return {
    signed: {
      alg: signatureAlg,
      round: order.round,
      seatId: seat.id,
      stage: step.action,
      code,
      helperId: me.id,
      helper,
      witnesses: witnesses.filter((id) => id !== me.id),
      witness
    }
  }
}
