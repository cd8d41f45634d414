import * as seats from '../conditions/seating'
import * as time from '../conditions/ordering'
import * as asked from '../effects/inviting'
import * as chairs from '../effects/seating'
import { HOUR } from '../../clock/milliseconds'
import { no, row, type Row } from '../rule'
import { NO_PART } from '../seat'
import { seatsIn, windowOf } from '../seats'

/** Rows 13–21: who comes, when, or not at all. */
export const seating: readonly Row[] = [
  row({
    n: 13,
    action: 'accept',
    label: '接单',
    from: ['open'],
    to: '=',
    elsewhere: 'SEAT_TAKEN',
    by: ['invitee', 'eligible'],
    asks: ['window', 'risk'],
    when: [seats.notSeated, seats.notClose, seats.offered, seats.fit, seats.notOver, seats.placeLeft, seats.free, seats.introduced],
    warns: seats.countsNothing,
    check: chairs.acceptFits,
    does: chairs.takeSeat,
    clock: 'fresh'
  }),
  row({
    n: 14,
    action: 'queue',
    label: '有人退出就由我补上',
    from: ['accepted'],
    to: '=',
    by: ['eligible', 'invitee'],
    asks: ['risk'],
    when: [seats.notSeated, seats.notQueued, seats.notClose, seats.offered, seats.fit, seats.notOver, seats.free, seats.introduced],
    warns: seats.countsNothing,
    check: chairs.riskRead,
    does: chairs.joinQueue
  }),
  row({
    n: 15,
    action: 'pass',
    label: '这次去不了',
    from: ['open', 'accepted'],
    to: '=',
    by: ['invitee', 'helper'],
    seat: { whose: 'own', in: ['invited', 'waiting'] },
    does: ({ seat }) => {
      if (seat) seat.state = 'passed'
    }
  }),
  row({
    n: 16,
    action: 'withdraw',
    label: '退出',
    from: ['open', 'accepted', 'serving'],
    to: '=',
    by: ['helper'],
    asks: ['reasonOptional'],
    seat: { whose: 'own', in: ['accepted'] },
    does: (s, input) => {
      chairs.leaveSeat('withdrawn')(s)
      if (input.reason?.trim() && s.seat) s.seal({ field: 'reason', owner: s.seat.id, text: input.reason })
    },
    clock: 'fresh',
    tells: ['requester', 'dispatchers']
  }),
  row({
    n: 17,
    action: 'release',
    label: '换一位',
    from: ['open', 'accepted', 'serving'],
    to: '=',
    by: ['dispatcher', 'requester'],
    asks: ['seat', 'reasonOptional'],
    seat: { whose: 'other', in: ['invited', 'waiting', 'accepted'] },
    when: [seats.knownToAsker],
    check: (s, input) => (s.relation === 'dispatcher' ? time.reasonGiven(s, input) : null),
    does: (s, input) => {
      if (input.reason?.trim() && s.seat) s.seal({ field: 'reason', owner: `release-${s.seat.id}`, text: input.reason })
      chairs.leaveSeat('released')(s)
    },
    clock: 'fresh',
    tells: ['dispatchers']
  }),
  row({
    n: 18,
    action: 'reschedule',
    label: '改时间',
    from: ['placed', 'referred', 'open', 'accepted'],
    to: '=',
    by: ['requester', 'placer', 'handler'],
    asks: ['windows', 'address'],
    when: [time.reschedulesLeft],
    check: (s, input) => chairs.rescheduleFits(s, input) ?? time.windowsFitIfGiven(s, input),
    does: chairs.reschedule,
    clock: 'retime',
    tells: ['handlers'],
    newTerms: true
  }),
  row({
    n: 19,
    action: 'proceed',
    label: '就这几位',
    from: ['open'],
    to: 'accepted',
    by: ['requester', 'dispatcher', 'system'],
    when: [seats.enoughPeople, seats.notOver],
    does: ({ order }) => {
      order.slots = seatsIn(order, 'accepted', 'unanswered').length
      order.minPeople = Math.min(order.minPeople, order.slots)
    },
    clock: 'fresh',
    value: 'hold',
    tells: ['helpers']
  }),
  row({
    n: 20,
    action: 'lead',
    label: '我来负责',
    labelNow: ({ seat }) => (seat?.leader ? '不当负责人了' : '我来负责'),
    from: ['open', 'accepted'],
    to: '=',
    by: ['helper'],
    seat: { whose: 'own', in: ['accepted'] },
    when: [seats.mayLead],
    does: ({ seat }, input) => {
      // who leads is not whom a leader before named to help
      if (seat) Object.assign(seat, { leader: input.on ?? !seat.leader, organiserBy: null })
    }
  }),
  row({
    n: 21,
    action: 'cancel',
    label: '不用了',
    from: ['placed', 'referred', 'open', 'accepted'],
    to: 'cancelled',
    by: ['requester', 'placer', 'handler'],
    asks: ['reasonOptional'],
    when: [seats.nobodyOnSite],
    confirm: ({ order, now }) =>
      seatsIn(order, 'accepted', 'unanswered').length > 0 && windowOf(order).startAt - now < 2 * HOUR
        ? '师傅可能已经在路上，确定不用了吗？'
        : null,
    check: (s, input) =>
      (s.relation === 'handler' ? time.reasonGiven(s, input) : null) ??
      (seatsIn(s.order, 'accepted', 'unanswered').length > 0 && windowOf(s.order).startAt - s.now < 2 * HOUR && !input.onTheWay
        ? no('ON_THE_WAY')
        : null),
    does: (s, input) => {
      asked.endInvitations(s.order)
      for (const seat of seatsIn(s.order, 'accepted', 'unanswered')) Object.assign(seat, { state: 'released', ...NO_PART })
      if (input.reason?.trim()) s.seal({ field: 'reason', owner: 'cancel', text: input.reason })
    },
    clock: 'none',
    value: 'void',
    tells: ['helpers', 'requester']
  })
]
