import * as seats from '../conditions/seating'
import * as time from '../conditions/ordering'
import * as hand from '../effects/handing'
import * as asked from '../effects/inviting'
import { no, row, type Row } from '../rule'
import { standingDispatch } from '../standing'

/** Rows 5–12: handed on, given back, offered. */
export const handing: readonly Row[] = [
  row({
    n: 5,
    action: 'refer_unit',
    label: '交给单位',
    from: ['placed'],
    to: 'referred',
    by: ['handler', 'system'],
    asks: ['unit', 'item', 'slots', 'handlerLine'],
    check: (s, input) => hand.itemFixed(s) ?? hand.seatsFit(s, input.slots) ?? hand.unitFits(s, input.unitId),
    does: (s, input) => {
      hand.fixItem(s, input)
      Object.assign(s.order, { target: 'unit', targetUnitId: input.unitId })
      s.note({ unitId: input.unitId })
      hand.moveOn(s)
    },
    clock: 'fresh',
    value: 'hold',
    tells: ['dispatchers', 'requester'],
    then: standingDispatch
  }),
  row({
    n: 6,
    action: 'refer_pool',
    label: '请大家来接',
    from: ['placed'],
    to: 'open',
    by: ['handler', 'system'],
    asks: ['item', 'slots', 'ring', 'handlerLine'],
    check: (s, input) => hand.itemFixed(s) ?? hand.seatsFit(s, input.slots) ?? asked.ringFits(s, input.ring),
    does: (s, input) => {
      hand.fixItem(s, input)
      Object.assign(s.order, { target: 'pool', targetUnitId: null, ring: input.ring ?? 'community' })
      hand.moveOn(s)
    },
    clock: 'fresh',
    value: 'hold',
    tells: ['requester']
  }),
  row({
    n: 7,
    action: 'keep',
    label: '社区自己办',
    from: ['placed'],
    to: 'open',
    by: ['handler'],
    asks: ['invitees', 'item', 'slots', 'handlerLine'],
    when: [time.onDutyList],
    check: (s, input) =>
      hand.itemFixed(s) ??
      hand.seatsFit(s, input.slots) ??
      (input.inviteeIds.length === 0 ? no('NOBODY_INVITED') : asked.inviteesFit(s, input.inviteeIds)),
    does: (s, input) => {
      hand.fixItem(s, input)
      Object.assign(s.order, { target: 'self', targetUnitId: null, ring: 'invited' })
      asked.invite(s, input.inviteeIds)
    },
    clock: 'fresh',
    value: 'hold',
    tells: ['requester']
  }),
  row({
    n: 8,
    action: 'return',
    label: '退单',
    from: ['referred'],
    to: 'placed',
    by: ['dispatcher', 'system'],
    asks: ['reason'],
    when: [time.mayReturnStill],
    check: time.reasonGiven,
    does: (s, input) => {
      const { order } = s
      if (order.targetUnitId) order.returnedUnitIds.push(order.targetUnitId)
      s.seal({ field: 'reason', owner: `return-${order.version}`, text: input.reason })
      Object.assign(order, { target: null, targetUnitId: null, ring: null })
      hand.moveOn(s)
    },
    clock: 'fresh',
    tells: ['handlers'],
    // nothing was left of the unit's time
    then: (s, { reason }) =>
      s.relation === 'system' && s.order.clocksLeft.dispatch === 0
        ? { step: { action: 'escalate', input: { reason } }, by: 'system' }
        : null
  }),
  row({
    n: 9,
    action: 'take_back',
    label: '社区收回',
    from: ['referred', 'open'],
    to: 'placed',
    by: ['handler'],
    asks: ['reason'],
    when: [seats.nobodyAccepted],
    check: time.reasonGiven,
    does: (s, input) => {
      asked.endInvitations(s.order)
      Object.assign(s.order, { target: null, targetUnitId: null, ring: null })
      s.seal({ field: 'reason', owner: `take_back-${s.order.version}`, text: input.reason })
    },
    clock: 'resume',
    tells: ['dispatchers', 'invitees']
  }),
  row({
    n: 10,
    action: 'dispatch',
    label: '下单',
    from: ['referred'],
    to: 'open',
    by: ['dispatcher', 'system'],
    asks: ['invitees', 'collective'],
    check: (s, input) => (input.inviteeIds.length === 0 && !input.everyone ? no('NOBODY_INVITED') : asked.inviteesFit(s, input.inviteeIds)),
    does: (s, input) => {
      s.order.ring = input.everyone ? 'unit' : 'invited'
      s.order.collective = input.collective ?? false
      asked.invite(s, input.inviteeIds)
      if (input.everyone) s.tell({ to: 'members', kind: 'dispatch' })
    },
    clock: 'fresh',
    tells: ['requester']
  }),
  row({
    n: 11,
    action: 'widen',
    label: '扩大范围',
    from: ['open'],
    to: 'open',
    by: ['dispatcher', 'system'],
    asks: ['invitees', 'ring'],
    when: [time.ringLeft, seats.notOver],
    check: (s, input) =>
      !input.inviteeIds?.length && !input.ring && s.order.ring === 'district'
        ? no('NOBODY_INVITED')
        : (asked.ringFits(s, input.ring) ?? asked.inviteesFit(s, input.inviteeIds ?? [])),
    does: (s, input) => {
      if (input.inviteeIds?.length) asked.invite(s, input.inviteeIds)
      else {
        s.order.ring = input.ring ?? asked.widerRing(s.order)
        s.note({ ring: s.order.ring })
      }
    },
    tells: ['requester']
  }),
  row({
    n: 12,
    action: 'recall',
    label: '撤回',
    from: ['open'],
    to: 'referred',
    by: ['dispatcher'],
    asks: ['reason'],
    when: [time.targetIsUnit, seats.nobodyAccepted],
    check: time.reasonGiven,
    does: (s, input) => {
      asked.endInvitations(s.order)
      s.order.ring = null
      s.seal({ field: 'reason', owner: `recall-${s.order.version}`, text: input.reason })
    },
    clock: 'resume',
    tells: ['invitees']
  })
]
