import { HOUR } from '../clock/milliseconds'
import * as seats from './conditions/seating'
import * as time from './conditions/ordering'
import * as after from './effects/aftercare'
import * as hand from './effects/handing'
import { sealRequest } from './effects/placing'
import * as seating from './effects/seating'
import * as visit from './effects/visiting'
import type { Order } from './order'
import { no, row, type Row } from './rule'
import { seatsIn, windowOf } from './seats'
import { standingDispatch, standingReferral } from './standing'

const markers = (order: Order, seatId: string | null) => order.seats.filter((seat) => seat.id === seatId).flatMap((seat) => seat.absentBy ?? [])
const proposers = (order: Order, id: string | null) => order.corrections.filter((one) => one.id === id).map((one) => one.proposedBy)
const placerAndWitness = (order: Order) => [order.placerId, order.witness.kind === 'person' ? order.witness.personId : null].flatMap((id) => id ?? [])
const openCorrections = (order: Order) => order.corrections.filter((one) => one.confirmedAt === null && order.seats.some((seat) => seat.id === one.seatId && seat.round === order.round)).map((one) => one.id)

/**
 * The whole life of an order: one row per thing that can be done to it (orders.md §3). Permission, label, clock, value and
 * who is told are columns; conditions and effects are named after what they say. What is not here does not exist.
 */
export const TRANSITIONS: readonly Row[] = [
  row({ n: 1, action: 'place', label: '点单', from: [], to: 'placed', by: ['requester', 'beneficiary', 'agent', 'placer'], asks: ['item', 'words', 'windows', 'address', 'witness', 'why'],
    does: (s, input) => sealRequest(s, input), clock: 'fresh', value: 'hold', tells: ['handlers'], then: standingReferral }),
  row({ n: 2, action: 'edit', label: '改一改', from: ['placed'], to: 'placed', by: ['requester', 'placer'], asks: ['wordsOptional', 'witness'],
    check: (_, input) => (input.words !== undefined && [...input.words].length > 200 ? no('TEXT_TOO_LONG', { max: 200 }) : null),
    does: (s, input) => { sealRequest(s, input); s.order.witness = input.witness ?? s.order.witness; if (input.words || input.photos) s.order.content = 'pending' }, newTerms: true }),
  row({ n: 3, action: 'decline', label: '不予受理', from: ['placed'], to: 'declined', by: ['handler'], asks: ['declineReason', 'words'],
    except: (order) => (order.declinedBy ? [order.declinedBy] : []), check: time.wordsGiven,
    does: ({ order, me, seal }, input) => { order.declinedBy = me?.id ?? null; order.declineReason = input.reason; seal({ field: 'reason', owner: `decline-${order.version}`, text: [input.words, input.elsewhere].filter(Boolean).join('\n') }) },
    clock: 'none', value: 'void', tells: ['requester'] }),
  row({ n: 4, action: 'object', label: '我不同意', from: ['declined'], to: 'placed', by: ['requester'], asks: ['words'], when: [time.notObjected, time.within('endedAt', 15)],
    check: (s, input) => time.wordsGiven(s, input) ?? time.windowsFitIfGiven(s, input),
    does: (s, input) => { s.order.objected = true; if (s.order.level !== 'district') hand.levelUp(s); s.order.endedAt = null; s.seal({ field: 'reason', owner: `object-${s.order.version}`, text: input.words }); hand.setWindows(s.order, input.windows ?? hand.movedOn(s.order.windows, s.now)) },
    clock: 'fresh', value: 'hold', tells: ['handlers'], newTerms: true }),
  row({ n: 5, action: 'refer_unit', label: '交给单位', from: ['placed'], to: 'referred', by: ['handler', 'system'], asks: ['unit', 'item', 'slots', 'handlerLine'],
    check: (s, input) => hand.itemFixed(s) ?? hand.unitFits(s, input.unitId),
    does: (s, input) => { hand.fixItem(s, input); Object.assign(s.order, { target: 'unit', targetUnitId: input.unitId }); s.note({ unitId: input.unitId }); hand.moveOn(s) },
    clock: 'fresh', value: 'hold', tells: ['dispatchers', 'requester'], then: standingDispatch }),
  row({ n: 6, action: 'refer_pool', label: '请大家来接', from: ['placed'], to: 'open', by: ['handler', 'system'], asks: ['item', 'slots', 'ring', 'handlerLine'], check: (s) => hand.itemFixed(s),
    does: (s, input) => { hand.fixItem(s, input); Object.assign(s.order, { target: 'pool', targetUnitId: null, ring: input.ring ?? 'community' }); hand.moveOn(s) },
    clock: 'fresh', value: 'hold', tells: ['requester'] }),
  row({ n: 7, action: 'keep', label: '社区自己办', from: ['placed'], to: 'open', by: ['handler'], asks: ['invitees', 'item', 'slots', 'handlerLine'],
    check: (s, input) => hand.itemFixed(s) ?? (s.scene.dutyItems.includes(s.order.itemCode ?? s.scene.item?.code ?? '') ? null : no('NOT_DUTY')) ?? (input.inviteeIds.length === 0 ? no('NOBODY_INVITED') : hand.inviteesFit(s, input.inviteeIds)),
    does: (s, input) => { hand.fixItem(s, input); Object.assign(s.order, { target: 'self', targetUnitId: null, ring: 'invited' }); hand.invite(s, input.inviteeIds) },
    clock: 'fresh', value: 'hold', tells: ['requester'] }),
  row({ n: 8, action: 'return', label: '退单', from: ['referred'], to: 'placed', by: ['dispatcher', 'system'], asks: ['reason'], when: [time.mayReturnStill], check: time.reasonGiven,
    does: (s, input) => { const { order } = s; if (order.targetUnitId) order.returnedUnitIds.push(order.targetUnitId); s.seal({ field: 'reason', owner: `return-${order.version}`, text: input.reason }); Object.assign(order, { target: null, targetUnitId: null, ring: null }); hand.moveOn(s) },
    clock: 'fresh', tells: ['handlers'], then: (s) => (s.relation === 'system' && s.order.level !== 'district' ? { step: { action: 'escalate', input: { reason: '单位没有在时限内下单' } }, by: 'system' } : null) }),
  row({ n: 9, action: 'take_back', label: '社区收回', from: ['referred', 'open'], to: 'placed', by: ['handler'], asks: ['reason'], when: [seats.nobodyAccepted], check: time.reasonGiven,
    does: (s, input) => { hand.endInvitations(s.order); Object.assign(s.order, { target: null, targetUnitId: null, ring: null }); s.seal({ field: 'reason', owner: `take_back-${s.order.version}`, text: input.reason }) },
    clock: 'resume', tells: ['dispatchers', 'invitees'] }),
  row({ n: 10, action: 'dispatch', label: '下单', from: ['referred'], to: 'open', by: ['dispatcher', 'system'], asks: ['invitees', 'collective'],
    check: (s, input) => (input.inviteeIds.length === 0 && !input.everyone ? no('NOBODY_INVITED') : hand.inviteesFit(s, input.inviteeIds)),
    does: (s, input) => { s.order.ring = input.everyone ? 'unit' : 'invited'; s.order.collective = input.collective ?? false; hand.invite(s, input.inviteeIds) }, clock: 'fresh', tells: ['requester'] }),
  row({ n: 11, action: 'widen', label: '扩大范围', from: ['open'], to: 'open', by: ['dispatcher', 'system'], asks: ['invitees', 'ring'], when: [time.ringLeft, seats.notOver],
    check: (s, input) => (!input.inviteeIds?.length && !input.ring && s.order.ring === 'district' ? no('NOBODY_INVITED') : hand.inviteesFit(s, input.inviteeIds ?? [])),
    does: (s, input) => { if (input.inviteeIds?.length) hand.invite(s, input.inviteeIds); else s.order.ring = input.ring ?? hand.widerRing(s.order); s.note({ ring: s.order.ring }) }, tells: ['requester'] }),
  row({ n: 12, action: 'recall', label: '撤回', from: ['open'], to: 'referred', by: ['dispatcher'], asks: ['reason'], when: [time.targetIsUnit, seats.nobodyAccepted], check: time.reasonGiven,
    does: (s, input) => { hand.endInvitations(s.order); s.order.ring = null; s.seal({ field: 'reason', owner: `recall-${s.order.version}`, text: input.reason }) }, clock: 'resume', tells: ['invitees'] }),
  row({ n: 13, action: 'accept', label: '接单', from: ['open'], to: '=', elsewhere: 'SEAT_TAKEN', by: ['invitee', 'eligible'], asks: ['window', 'risk'],
    when: [seats.notSeated, seats.notClose, seats.offered, seats.fit, seats.notOver, seats.placeLeft, seats.free], check: seating.acceptFits, does: seating.takeSeat, clock: 'fresh' }),
  row({ n: 14, action: 'queue', label: '有人退出就由我补上', from: ['accepted'], to: '=', by: ['eligible', 'invitee'],
    when: [seats.notSeated, seats.notQueued, seats.notClose, seats.offered, seats.fit, seats.notOver, seats.free], does: seating.joinQueue }),
  row({ n: 15, action: 'pass', label: '这次去不了', from: ['open', 'accepted'], to: '=', by: ['invitee', 'helper'], seat: { whose: 'own', in: ['invited', 'waiting'] }, does: ({ seat }) => { if (seat) seat.state = 'passed' } }),
  row({ n: 16, action: 'withdraw', label: '退出', from: ['open', 'accepted', 'serving'], to: '=', by: ['helper'], asks: ['reasonOptional'], seat: { whose: 'own', in: ['accepted'] },
    does: (s, input) => { seating.leaveSeat('withdrawn')(s); if (input.reason?.trim() && s.seat) s.seal({ field: 'reason', owner: s.seat.id, text: input.reason }) }, clock: 'fresh', tells: ['requester', 'dispatchers'] }),
  row({ n: 17, action: 'release', label: '换一位', from: ['open', 'accepted', 'serving'], to: '=', by: ['requester', 'dispatcher'], asks: ['seat', 'reasonOptional'], seat: { whose: 'other', in: ['invited', 'waiting', 'accepted'] },
    check: (s, input) => (s.relation === 'dispatcher' ? time.reasonGiven(s, input) : null),
    does: (s, input) => { if (input.reason?.trim() && s.seat) s.seal({ field: 'reason', owner: `release-${s.seat.id}`, text: input.reason }); seating.leaveSeat('released')(s) }, clock: 'fresh', tells: ['dispatchers'] }),
  row({ n: 18, action: 'reschedule', label: '改时间', from: ['placed', 'referred', 'open', 'accepted'], to: '=', by: ['requester', 'placer', 'handler'], asks: ['windows', 'address'], when: [time.reschedulesLeft],
    check: (s, input) => seating.rescheduleFits(s, input) ?? time.windowsFitIfGiven(s, input) ?? (input.where && !s.scene.where ? no('ADDRESS_NEEDED') : null), does: seating.reschedule, clock: 'retime', tells: ['handlers'], newTerms: true }),
  row({ n: 19, action: 'proceed', label: '就这几位', from: ['open'], to: 'accepted', by: ['requester', 'dispatcher', 'system'], when: [seats.enoughPeople, seats.notOver],
    does: ({ order }) => { order.slots = seatsIn(order, 'accepted', 'unanswered').length; order.minPeople = Math.min(order.minPeople, order.slots) }, clock: 'fresh', tells: ['helpers'] }),
  row({ n: 20, action: 'lead', label: '我来负责', from: ['open', 'accepted'], to: '=', by: ['helper'], seat: { whose: 'own', in: ['accepted'] }, when: [seats.mayLead], does: ({ seat }, input) => { if (seat) seat.leader = input.on ?? !seat.leader } }),
  row({ n: 21, action: 'cancel', label: '不用了', from: ['placed', 'referred', 'open', 'accepted'], to: 'cancelled', by: ['requester', 'placer', 'handler'], asks: ['reasonOptional'], when: [seats.nobodyOnSite],
    confirm: ({ order, now }) => (seatsIn(order, 'accepted', 'unanswered').length > 0 && windowOf(order).startAt - now < 2 * HOUR ? '师傅可能已经在路上，确定不用了吗？' : null),
    check: (s, input) => (s.relation === 'handler' ? time.reasonGiven(s, input) : null) ?? (seatsIn(s.order, 'accepted', 'unanswered').length > 0 && windowOf(s.order).startAt - s.now < 2 * HOUR && !input.onTheWay ? no('ON_THE_WAY') : null),
    does: (s, input) => { hand.endInvitations(s.order); for (const seat of seatsIn(s.order, 'accepted', 'unanswered')) Object.assign(seat, { state: 'released', leader: false }); if (input.reason?.trim()) s.seal({ field: 'reason', owner: 'cancel', text: input.reason }) },
    clock: 'none', value: 'void', tells: ['helpers', 'requester'] }),
  row({ n: 22, action: 'arrive', label: '到了', from: ['open', 'accepted', 'serving'], to: 'serving', by: ['helper'], asks: ['code'], seat: { whose: 'own', in: ['accepted', 'unanswered'] }, when: [seats.atTheDoor, seats.notInsideAnother], check: visit.proofShown, does: visit.arrive, clock: 'fresh', tells: ['requester'] }),
  row({ n: 23, action: 'no_answer', label: '没人应门', from: ['open', 'accepted'], to: '=', by: ['helper'], asks: ['called'], seat: { whose: 'own', in: ['accepted'] }, when: [seats.tenMinutesIn], check: (_, input) => (input.called ? null : no('CALL_FIRST')), does: visit.doorAlarm }),
  row({ n: 24, action: 'leave', label: '办完了', from: ['serving'], to: '=', by: ['helper'], asks: ['code', 'remaining'], seat: { whose: 'own', in: ['arrived'] }, when: [seats.fiveMinutesInside], check: visit.proofShown, does: visit.leave, clock: 'fresh', tells: ['requester'] }),
  row({ n: 25, action: 'end_visit', label: '忘了签退', from: ['serving'], to: '=', by: ['requester', 'witness', 'handler', 'system'], asks: ['seat'], seat: { whose: 'other', in: ['arrived'] }, when: [seats.windowOver], does: visit.endWithoutProof, clock: 'fresh', tells: ['helpers'] }),
  row({ n: 26, action: 'mark_absent', label: '没来', from: ['open', 'accepted', 'serving'], to: '=', by: ['requester', 'leader', 'handler'], asks: ['seat'], seat: { whose: 'other', in: ['accepted'] }, when: [seats.halfHourLate, seats.noDoorAlarm], does: visit.markAbsent, clock: 'fresh' }),
  row({ n: 27, action: 'answer', label: '说明情况', from: ['open', 'accepted', 'serving', 'served', 'closed', 'cancelled', 'expired'], to: '=', by: ['helper'], asks: ['words'], seat: { whose: 'own', in: ['absent'], past: true }, when: [after.mayAnswer], check: time.wordsGiven,
    does: ({ seat, now, seal }, input) => { if (seat) { seat.answeredAt = now; seal({ field: 'absence', owner: seat.id, text: input.words }) } }, tells: ['handlers'] }),
  row({ n: 28, action: 'settle_absence', label: '认定', from: ['open', 'accepted', 'serving', 'served', 'closed', 'cancelled', 'expired'], to: '=', by: ['handler'], asks: ['seat', 'absence'], seat: { whose: 'other', in: ['absent'], past: true }, except: markers, when: [after.mayBeSettled],
    does: ({ seat }, input) => { if (seat) seat.absence = input.absence }, tells: ['seat'] }),
  row({ n: 29, action: 'finish', label: '结束服务', from: ['open', 'accepted', 'serving'], to: 'served', by: ['requester', 'leader', 'handler', 'system'], asks: ['wordsOptional'], when: [seats.visitMayEnd],
    check: (s, input) => (s.order.state === 'serving' ? null : time.wordsGiven(s, input)), does: visit.finish, clock: 'fresh', tells: ['requester', 'helpers'] }),
  row({ n: 30, action: 'propose_correction', label: '提出更正', from: ['served', 'closed'], to: '=', by: ['helper', 'requester', 'witness'], asks: ['seat', 'times'], seat: { whose: 'any', in: ['left'] }, when: [after.provenArrival, after.noneWaiting], check: after.correctionFits, does: after.propose, tells: ['handlers'] }),
  row({ n: 31, action: 'confirm_correction', label: '核准更正', from: ['served', 'closed'], to: '=', by: ['handler'], asks: ['correction', 'record', 'words'], targets: openCorrections, except: proposers, check: time.wordsGiven, does: after.confirm, value: 'correct' }),
  row({ n: 32, action: 'rate', label: '评单', from: ['served'], to: 'closed', by: ['beneficiary', 'agent'], asks: ['outcome', 'satisfaction'], when: [time.within('servedAt', 7)], check: (s, input) => after.ratingWhole(s, input) ?? time.windowsFitIfGiven(s, input),
    does: after.say, clock: 'none', value: 'post', then: (_, input) => (input.again && input.outcome !== 'solved' ? { step: { action: 'reopen', input: { words: input.words?.trim() || '还没解决，请再来一次', ...(input.windows ? { windows: input.windows } : {}) } }, by: 'actor' } : null) }),
  row({ n: 33, action: 'amend_rating', label: '补评 / 改评', from: ['closed'], to: '=', by: ['beneficiary', 'agent'], asks: ['outcome', 'satisfaction'], when: [time.mayAmend], check: after.ratingWhole, does: after.say }),
  row({ n: 34, action: 'verify', label: '社区核实', from: ['served'], to: 'closed', by: ['handler'], asks: ['how', 'words'], except: placerAndWitness, when: [time.mayVerifyNow], check: time.wordsGiven, does: after.verify, clock: 'none', value: 'post', tells: ['requester', 'helpers'] }),
  row({ n: 35, action: 'reopen', label: '没解决，再来', from: ['closed'], to: 'placed', by: ['requester', 'handler'], asks: ['words'], when: [time.within('closedAt', 15)], check: (s, input) => time.wordsGiven(s, input) ?? time.windowsFitIfGiven(s, input),
    does: (s, input) => { after.openAgain(s.order, s.now, input.windows); if (s.order.reopens >= 3 && s.order.level !== 'district') hand.levelUp(s); s.seal({ field: 'words', owner: `r${s.order.round}`, text: input.words }) }, clock: 'fresh', tells: ['handlers'], newTerms: true }),
  row({ n: 36, action: 'review', label: '志愿者说说', from: ['served', 'closed'], to: '=', by: ['helper'], asks: ['words'], seat: { whose: 'own', in: ['left'] }, when: [time.within('servedAt', 7), time.notReviewed],
    does: (s, input) => { if (s.seat) { s.seat.reviewedAt = s.now; s.seal({ field: 'review', owner: s.seat.id, text: input.words }) } after.raiseSafety(s, input.tags) } }),
  row({ n: 37, action: 'appraise', label: '社区评', from: ['closed'], to: '=', by: ['handler'], asks: ['appraisal'], when: [time.unitServed, time.notAppraised], does: ({ order, me, now }, input) => { order.appraisal = { ...input, by: me?.id ?? '', at: now } } }),
  row({ n: 38, action: 'escalate', label: '提级', from: ['placed', 'referred', 'open', 'accepted', 'served'], to: '=', by: ['handler', 'system'], asks: ['reason'], when: [time.belowTop], check: time.reasonGiven,
    does: (s, input) => { hand.levelUp(s); s.seal({ field: 'reason', owner: `escalate-${s.order.version}`, text: input.reason }) }, clock: 'restart', tells: ['requester'] }),
  row({ n: 39, action: 'pause', label: '暂停 / 继续', from: ['placed', 'referred', 'open', 'accepted'], to: '=', by: ['handler'], asks: ['reason', 'untilDay'], when: [time.notUrgent], check: time.pauseFits, does: hand.pauseOrResume, tells: ['requester'] }),
  row({ n: 40, action: 'expire', label: '没有找到人', from: ['placed', 'referred', 'open'], to: 'expired', by: ['system'], when: [time.lostHope], does: ({ order }) => hand.endInvitations(order), clock: 'none', value: 'void', tells: ['requester', 'handlers'] })
]

/** The row of an action in a state, or undefined: then it cannot be done there. */
export const rowOf = (action: Row['action'], state: Order['state'] | null): Row | undefined => TRANSITIONS.find((one) => one.action === action && (state === null ? one.from.length === 0 : one.from.includes(state)))
