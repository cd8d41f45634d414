import type { Targets } from '@contract/community'
import { AppError } from '@domain/errors'
import { unitRefusal } from '@domain/order/effects/handing'
import type { Order } from '@domain/order/order'
import type { Call } from '../_kit/call'
import { sightOf } from '../_kit/sight'
import type { TargetFacts, TargetUnit } from '../_kit/store/shapes'
import { permittedOn } from './permitted'

const wordsOf = ({ members, able }: TargetUnit): string =>
  able > 0 ? `${members}位成员，${able}位会这一项` : `${members}位成员，没有人会这一项`

const unitOf = (order: Order, unit: TargetUnit): Targets['units'][number] => {
  const refusal = unitRefusal(order, { ...unit, checkedIn: true })
  return {
    id: unit.id,
    name: unit.name,
    words: wordsOf(unit),
    ...(refusal ? { refusal: new AppError(refusal.code, refusal.params).sentence } : {})
  }
}

/** The unit of the round before, else where this community sent the last one of its kind, unless it cannot take it now. */
const usualOf = (order: Order, { usual }: TargetFacts, units: Targets['units']): Targets['usual'] => {
  const unit = units.find((one) => one.id === (order.lastUnitId ?? usual?.unitId) && one.refusal === undefined)
  if (unit) return { kind: 'unit', unitId: unit.id, unitName: unit.name }
  return usual?.target === 'pool' && order.lastUnitId === null ? { kind: 'pool' } : null
}

/** Where a handler may hand an order, the usual place first; what cannot be chosen says why. */
export const targetsFor = async (call: Call, orderId: string): Promise<Targets> => {
  const { order, scene } = await sightOf(call, orderId)
  permittedOn(order, scene, ['handler'])
  const facts = await call.store.targets(orderId, call.now)
  const units = facts.units.map((unit) => unitOf(order, unit))
  return {
    usual: usualOf(order, facts, units),
    units,
    ownDuty: order.itemCode !== null && scene.dutyItems.includes(order.itemCode),
    colleagues: facts.colleagues
  }
}
