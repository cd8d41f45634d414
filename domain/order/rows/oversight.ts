import * as seats from '../conditions/seating'
import * as time from '../conditions/ordering'
import * as hand from '../effects/handing'
import * as asked from '../effects/inviting'
import { pauseOrResume } from '../effects/pausing'
import { row, type Row } from '../rule'

/** Rows 38–40: a level up, a visible pause, an honest end. */
export const oversight: readonly Row[] = [
  row({
    n: 38,
    action: 'escalate',
    label: '提级',
    from: ['placed', 'referred', 'open', 'accepted', 'served'],
    to: '=',
    by: ['handler', 'system'],
    asks: ['reason'],
    when: [time.belowTop],
    check: time.reasonGiven,
    does: (s, input) => {
      hand.levelUp(s)
      s.seal({ field: 'reason', owner: `escalate-${s.order.version}`, text: input.reason })
    },
    clock: 'restart',
    tells: ['requester']
  }),
  row({
    n: 39,
    action: 'pause',
    label: '暂停',
    labelNow: ({ order, now }) => (order.pause && order.pause.untilAt > now ? '继续办' : '暂停'),
    from: ['placed', 'referred', 'open', 'accepted'],
    to: '=',
    by: ['handler'],
    asks: ['reason', 'untilDay'],
    when: [time.notUrgent, seats.noDoorAlarm],
    check: time.pauseFits,
    does: pauseOrResume,
    tells: ['requester']
  }),
  row({
    n: 40,
    action: 'expire',
    label: '没有找到人',
    from: ['placed', 'referred', 'open'],
    to: 'expired',
    by: ['system'],
    when: [time.lostHope],
    does: ({ order }) => asked.endInvitations(order),
    clock: 'none',
    value: 'void',
    tells: ['requester', 'handlers']
  })
]
