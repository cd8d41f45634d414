import type { Item, Risk } from '../menu/item'
import type { NextStep, Situation } from './rule'
import { isSameDay } from './same-day'

/** What may be handed on without anybody having read it first (orders.md, 常办直通). */
export const STANDING_RISKS: readonly Risk[] = ['L0', 'L1']
/** A service, and not risky: only such items may be signed for. */
export const mayStand = ({ kind, risk }: Pick<Item, 'kind' | 'risk'>): boolean => kind === 'service' && STANDING_RISKS.includes(risk)

/**
 * 常办直通: a community signed "always to this unit / to the pool" for this item; the system hands over in the signer's name. Not where somebody must
 * come today: that is looked at by a person first, as the form promises.
 */
export const standingReferral = ({ scene, order }: Situation): NextStep | null => {
  const refer = scene.standing?.refer
  if (!refer || isSameDay(order) || order.itemCode === null || !STANDING_RISKS.includes(order.risk)) return null
  const { signerId } = refer
  if (refer.to === 'pool') return { step: { action: 'refer_pool', input: {} }, by: 'system', signerId }
  const unit = scene.units[refer.unitId]
  if (!unit?.checkedIn || unit.liaisonIds.length === 0) return null
  return { step: { action: 'refer_unit', input: { unitId: refer.unitId } }, by: 'system', signerId }
}

/** A unit signed "always to all our members". Never accepts: that stays a person's own tap. */
export const standingDispatch = ({ scene, order }: Situation): NextStep | null =>
  scene.standing?.dispatchSignerId && STANDING_RISKS.includes(order.risk)
    ? { step: { action: 'dispatch', input: { inviteeIds: [], everyone: true } }, by: 'system', signerId: scene.standing.dispatchSignerId }
    : null
