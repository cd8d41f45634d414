import * as seats from '../conditions/seating'
import * as time from '../conditions/ordering'
import * as after from '../effects/aftercare'
import * as hand from '../effects/handing'
import { ratedNow } from '../rated'
import { row, type Row } from '../rule'
import { ORDER_STATES, type Order } from '../order'

const proposers = (order: Order, id: string | null) => order.corrections.filter((one) => one.id === id).map((one) => one.proposedBy)
/** Whoever asked for it, placed it or showed the code: without a named witness that is the beneficiary, who rates and never verifies. */
const askersAndWitness = (order: Order) =>
  [order.beneficiaryId, order.placerId, order.witness.kind === 'person' ? order.witness.personId : null].flatMap((id) => id ?? [])
/** Those of earlier rounds too: an order that goes round again still owes its first helper an answer. */
const openCorrections = (order: Order) => order.corrections.filter((one) => one.confirmedAt === null).map((one) => one.id)

/** Rows 30–37: corrected by two, said by the resident, found out by the community. */
export const closing: readonly Row[] = [
  row({
    n: 30,
    action: 'propose_correction',
    label: '提出更正',
    from: ORDER_STATES,
    to: '=',
    by: ['helper', 'requester', 'witness'],
    asks: ['seat', 'times'],
    seat: { whose: 'any', in: ['left'], past: true },
    when: [after.visitOver, after.provenArrival, after.noneWaiting, seats.witnessStill],
    check: after.correctionFits,
    does: after.propose,
    tells: ['handlers']
  }),
  row({
    n: 31,
    action: 'confirm_correction',
    label: '核准更正',
    from: ORDER_STATES,
    to: '=',
    by: ['handler'],
    asks: ['correction', 'record', 'words'],
    targets: openCorrections,
    except: proposers,
    check: time.wordsGiven,
    does: after.confirm,
    value: 'correct'
  }),
  row({
    n: 32,
    action: 'rate',
    label: '评单',
    from: ['served'],
    to: 'closed',
    elsewhere: 'CHANGED',
    by: ['beneficiary', 'agent'],
    asks: ['outcome', 'satisfaction'],
    when: [time.within('servedAt', 7)],
    check: (s, input) => after.ratingWhole(s, input) ?? time.windowsFitIfGiven(s, input),
    does: after.say,
    clock: 'none',
    value: 'post',
    then: (_, input) =>
      input.again && input.outcome !== 'solved'
        ? {
            step: {
              action: 'reopen',
              input: { words: input.words?.trim() || '还没解决，请再来一次', ...(input.windows ? { windows: input.windows } : {}) }
            },
            by: 'actor'
          }
        : null
  }),
  row({
    n: 33,
    action: 'amend_rating',
    label: '补一句',
    labelNow: ({ order }) => (ratedNow(order).length > 0 ? '改评价' : '补一句'),
    from: ['closed'],
    to: '=',
    by: ['beneficiary', 'agent'],
    asks: ['outcome', 'satisfaction'],
    when: [time.mayAmend],
    check: after.ratingWhole,
    does: after.say
  }),
  row({
    n: 34,
    action: 'verify',
    label: '社区核实',
    from: ['served'],
    to: 'closed',
    by: ['handler'],
    asks: ['how', 'words'],
    except: askersAndWitness,
    when: [time.mayVerifyNow],
    check: time.wordsGiven,
    does: after.verify,
    clock: 'none',
    value: 'post',
    tells: ['requester', 'helpers']
  }),
  row({
    n: 35,
    action: 'reopen',
    label: '没解决，再来',
    from: ['closed'],
    to: 'placed',
    by: ['requester', 'handler'],
    asks: ['words'],
    when: [time.within('closedAt', 15)],
    check: (s, input) => time.wordsGiven(s, input) ?? time.windowsFitIfGiven(s, input),
    does: (s, input) => {
      after.openAgain(s.order, s.now, input.windows)
      if (s.order.reopens >= 3 && s.order.level !== 'district') hand.levelUp(s)
      s.seal({ field: 'words', owner: `r${s.order.round}`, text: input.words })
      // nobody has checked these
      s.order.content = 'pending'
    },
    clock: 'fresh',
    value: 'hold',
    tells: ['handlers'],
    newTerms: true
  }),
  row({
    n: 36,
    action: 'review',
    label: '志愿者说说',
    from: ORDER_STATES,
    to: '=',
    by: ['helper'],
    asks: ['words', 'safety'],
    seat: { whose: 'own', in: ['left'], past: true },
    when: [after.visitOver, after.ofThisRound(time.within('servedAt', 7)), time.notReviewed],
    does: (s, input) => {
      if (s.seat) {
        s.seat.reviewedAt = s.now
        s.seal({ field: 'review', owner: s.seat.id, text: input.words })
      }
      after.raiseSafety(s, input.tags)
    }
  }),
  row({
    n: 37,
    action: 'appraise',
    label: '社区评',
    from: ['closed'],
    to: '=',
    by: ['handler'],
    asks: ['appraisal'],
    when: [time.unitServed, time.notAppraised],
    does: ({ order, me, now }, input) => {
      order.appraisal = { ...input, by: me?.id ?? '', at: now }
    }
  })
]
