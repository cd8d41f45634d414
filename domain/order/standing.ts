import type { Row } from './rule'

type Then<A extends 'place' | 'refer_unit'> = NonNullable<Row<A>['then']>

/** 常办直通: a community signed "always to this unit / to the pool" for this item; the system hands over in the signer's name. */
export const standingReferral: Then<'place'> = ({ scene, order }) => {
  const refer = scene.standing?.refer
  if (!refer || order.itemCode === null || (order.risk !== 'L0' && order.risk !== 'L1')) return null
  if (refer.to === 'pool') return { step: { action: 'refer_pool', input: {} }, by: 'system', signerId: refer.signerId }
  const unit = scene.units[refer.unitId]
  return unit?.checkedIn && unit.liaisonIds.length > 0 ? { step: { action: 'refer_unit', input: { unitId: refer.unitId } }, by: 'system', signerId: refer.signerId } : null
}

/** A unit signed "always to all our members". Never accepts: that stays a person's own tap. */
export const standingDispatch: Then<'refer_unit'> = ({ scene, order }) =>
  scene.standing?.dispatchSignerId && (order.risk === 'L0' || order.risk === 'L1')
    ? { step: { action: 'dispatch', input: { inviteeIds: [], everyone: true } }, by: 'system', signerId: scene.standing.dispatchSignerId }
    : null
