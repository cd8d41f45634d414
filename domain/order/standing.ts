import type { NextStep, Situation } from './rule'

/** 常办直通: a community signed "always to this unit / to the pool" for this item; the system hands over in the signer's name. */
export const standingReferral = ({ scene, order }: Situation): NextStep | null => {
  const refer = scene.standing?.refer
  if (!refer || order.itemCode === null || (order.risk !== 'L0' && order.risk !== 'L1')) return null
  const { signerId } = refer
  if (refer.to === 'pool') return { step: { action: 'refer_pool', input: {} }, by: 'system', signerId }
  const unit = scene.units[refer.unitId]
  if (!unit?.checkedIn || unit.liaisonIds.length === 0) return null
  return { step: { action: 'refer_unit', input: { unitId: refer.unitId } }, by: 'system', signerId }
}

/** A unit signed "always to all our members". Never accepts: that stays a person's own tap. */
export const standingDispatch = ({ scene, order }: Situation): NextStep | null =>
  scene.standing?.dispatchSignerId && (order.risk === 'L0' || order.risk === 'L1')
    ? { step: { action: 'dispatch', input: { inviteeIds: [], everyone: true } }, by: 'system', signerId: scene.standing.dispatchSignerId }
    : null
