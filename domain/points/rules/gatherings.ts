import { monthWindow } from '../../clock/month'
import { periodOf } from '../period'
import type { Occasions } from './occasion'

/** Facts of neighbourhood life that pay a flat row (R06, R09, R11, R12, R13 of value.md §1). */
export const GATHERING_OCCASIONS: Occasions<'training' | 'pairing' | 'proposal' | 'meeting' | 'hazard'> = {
  training: {
    triggers: () => ['training'],
    at: (fact) => fact.at,
    things: (fact) => ({ course: fact.courseId }),
    bars: (fact) => (fact.byCode ? null : '没有凭码签到')
  },
  pairing: {
    triggers: () => ['pairing'],
    at: (fact) => fact.at,
    things: (fact) => ({ household: fact.householdId }),
    bars: (fact) => (fact.provenVisits > 0 ? null : '这个月没有到场记录'),
    early: (fact, _, now) => monthWindow(periodOf('month', fact.at)).to > now
  },
  proposal: { triggers: () => ['proposal'], at: (fact) => fact.at },
  meeting: {
    triggers: () => ['meeting'],
    at: (fact) => fact.at,
    bars: (fact) => {
      if (!fact.byCode) return '没有凭码签到'
      return fact.voted ? null : '没有参加表决'
    }
  },
  hazard: {
    triggers: () => ['hazard'],
    at: (fact) => fact.at,
    bars: (fact) => {
      if (!fact.upheld) return '没有核实，不计分也不扣分'
      return fact.first ? null : '同一处已经有人先报过'
    }
  }
}
