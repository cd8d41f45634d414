import * as time from '../conditions/ordering'
import * as hand from '../effects/handing'
import { editFits, sealRequest } from '../effects/placing'
import { row, type Row } from '../rule'
import { standingReferral } from '../standing'

/** Rows 1–4: asked, changed, declined, objected to. */
export const asking: readonly Row[] = [
  row({
    n: 1,
    action: 'place',
    label: '点单',
    from: [],
    to: 'placed',
    by: ['requester', 'beneficiary', 'agent', 'placer'],
    asks: ['item', 'words', 'windows', 'address', 'witness', 'why'],
    does: (s, input) => sealRequest(s, input),
    clock: 'fresh',
    value: 'hold',
    tells: ['handlers'],
    then: standingReferral
  }),
  row({
    n: 2,
    action: 'edit',
    label: '改一改',
    from: ['placed'],
    to: 'placed',
    by: ['requester', 'placer'],
    asks: ['wordsOptional', 'photos', 'witness'],
    check: editFits,
    does: (s, input) => {
      sealRequest(s, input)
      s.order.witness = input.witness ?? s.order.witness
      if (input.words !== undefined || input.photos) s.order.content = 'pending'
    },
    newTerms: true
  }),
  row({
    n: 3,
    action: 'decline',
    label: '不予受理',
    from: ['placed'],
    to: 'declined',
    by: ['handler'],
    asks: ['declineReason', 'words', 'elsewhere'],
    except: (order) => (order.declinedBy ? [order.declinedBy] : []),
    check: (s, input) => time.wordsGiven(s, input) ?? time.whereToGiven(s, input),
    does: ({ order, me, seal }, input) => {
      order.declinedBy = me?.id ?? null
      order.declineReason = input.reason
      seal({ field: 'reason', owner: `decline-${order.version}`, text: [input.words, input.elsewhere].filter(Boolean).join('\n') })
    },
    clock: 'none',
    value: 'void',
    tells: ['requester']
  }),
  row({
    n: 4,
    action: 'object',
    label: '我不同意',
    from: ['declined'],
    to: 'placed',
    by: ['requester'],
    asks: ['words'],
    when: [time.notObjected, time.within('endedAt', 15)],
    check: (s, input) => time.wordsGiven(s, input) ?? time.windowsFitIfGiven(s, input),
    does: (s, input) => {
      s.order.objected = true
      if (s.order.level !== 'district') hand.levelUp(s)
      s.order.endedAt = null
      s.seal({ field: 'reason', owner: `object-${s.order.version}`, text: input.words })
      hand.setWindows(s.order, input.windows ?? hand.movedOn(s.order.windows, s.now))
    },
    clock: 'fresh',
    value: 'hold',
    tells: ['handlers'],
    newTerms: true
  })
]
