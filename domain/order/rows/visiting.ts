import * as seats from '../conditions/seating'
import * as time from '../conditions/ordering'
import * as after from '../effects/aftercare'
import * as visit from '../effects/visiting'
import { SETTLED_IN } from '../owed'
import { no, row, type Row } from '../rule'
import type { Order } from '../order'

const markers = (order: Order, seatId: string | null) =>
  order.seats.filter((seat) => seat.id === seatId).flatMap((seat) => seat.absentBy ?? [])

/** Rows 22–29: on site, proven by codes. */
export const visiting: readonly Row[] = [
  row({
    n: 22,
    action: 'arrive',
    label: '到了',
    from: ['open', 'accepted', 'serving'],
    to: 'serving',
    by: ['helper'],
    asks: ['code'],
    seat: { whose: 'own', in: ['accepted', 'unanswered'] },
    when: [seats.atTheDoor, seats.notInsideAnother, seats.enoughToBegin],
    soon: seats.arrivesFrom,
    check: visit.proofShown,
    does: visit.arrive,
    clock: 'fresh',
    tells: ['requester']
  }),
  row({
    n: 23,
    action: 'no_answer',
    label: '没人应门',
    from: ['open', 'accepted'],
    to: '=',
    by: ['helper'],
    asks: ['called'],
    seat: { whose: 'own', in: ['accepted'] },
    when: [seats.tenMinutesIn],
    soon: seats.doorFrom,
    check: (_, input) => (input.called ? null : no('CALL_FIRST')),
    does: visit.doorAlarm
  }),
  row({
    n: 24,
    action: 'leave',
    label: '办完了',
    from: ['serving'],
    to: '=',
    by: ['helper'],
    asks: ['code', 'remaining'],
    seat: { whose: 'own', in: ['arrived'] },
    when: [seats.fiveMinutesInside],
    soon: seats.leavesFrom,
    warns: seats.leavesUnpaid,
    check: visit.proofShown,
    does: visit.leave,
    clock: 'fresh',
    tells: ['requester']
  }),
  row({
    n: 25,
    action: 'end_visit',
    label: '忘了签退',
    from: ['serving'],
    to: '=',
    by: ['requester', 'witness', 'handler', 'system'],
    asks: ['seat'],
    seat: { whose: 'other', in: ['arrived'] },
    when: [seats.windowOver],
    does: visit.endWithoutProof,
    clock: 'fresh',
    tells: ['helpers']
  }),
  row({
    n: 26,
    action: 'mark_absent',
    label: '没来',
    from: ['open', 'accepted', 'serving'],
    to: '=',
    by: ['requester', 'leader', 'handler'],
    asks: ['seat'],
    seat: { whose: 'other', in: ['accepted'] },
    when: [seats.halfHourLate, seats.noDoorAlarm, seats.wasToBegin],
    soon: seats.absentFrom,
    warns: () => '只是晚到的，先打电话问问。记了没来，社区会向接单的人问清楚。',
    does: visit.markAbsent,
    clock: 'fresh'
  }),
  row({
    n: 27,
    action: 'answer',
    label: '说明情况',
    from: ['open', 'accepted', 'serving', 'served', 'closed', 'cancelled', 'expired'],
    to: '=',
    by: ['helper'],
    asks: ['words'],
    seat: { whose: 'own', in: ['absent'], past: true },
    when: [after.mayAnswer],
    check: time.wordsGiven,
    does: ({ seat, now, seal }, input) => {
      if (seat) {
        seat.answeredAt = now
        seal({ field: 'absence', owner: seat.id, text: input.words })
      }
    },
    tells: ['handlers']
  }),
  row({
    n: 28,
    action: 'settle_absence',
    label: '认定',
    from: SETTLED_IN,
    to: '=',
    by: ['handler'],
    asks: ['seat', 'absence'],
    seat: { whose: 'other', in: ['absent'], past: true },
    except: markers,
    when: [after.mayBeSettled],
    does: ({ seat }, input) => {
      if (seat) seat.absence = input.absence
    },
    tells: ['seat']
  }),
  row({
    n: 29,
    action: 'finish',
    label: '结束服务',
    from: ['open', 'accepted', 'serving'],
    to: 'served',
    by: ['requester', 'leader', 'handler', 'system'],
    asks: ['wordsOptional'],
    when: [seats.visitMayEnd],
    check: (s, input) => (s.order.state === 'serving' ? null : time.wordsGiven(s, input)),
    does: visit.finish,
    clock: 'fresh',
    tells: ['requester', 'helpers']
  })
]
