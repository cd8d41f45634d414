import { HOUR, MINUTE } from '../../clock/milliseconds'
import type { Withdrawal } from '../facts/fault'
import type { Limits } from '../rule'
import type { Occasions } from './occasion'

/** Who took the order on short notice may leave it again until so long before the start. */
const SHORT_NOTICE_HOURS = 2

/** Why a withdrawal is not counted (D01): `hours` before the start it begins to count, `minutes` are for thinking again. */
const uncounted = (fact: Withdrawal, { hours = 24, minutes = 0 }: Limits): string | null => {
  const { acceptedAt, withdrawnAt, startAt } = fact
  if (startAt - withdrawnAt >= hours * HOUR) return `离开始还有 ${hours} 小时以上，不算临时退出`
  if (withdrawnAt - acceptedAt <= minutes * MINUTE) return `接单 ${minutes} 分钟以内退出，不计次数`
  if (startAt - acceptedAt < hours * HOUR && startAt - withdrawnAt >= SHORT_NOTICE_HOURS * HOUR)
    return `临时接的单，提前 ${SHORT_NOTICE_HOURS} 小时退出，不计次数`
  if (fact.afterChange) return '改过时间或没人应门，不计次数'
  return fact.excused ? '有正当理由，不计次数' : null
}

/** Facts that may cost points (D01–D05 of value.md §1). */
export const FAULT_OCCASIONS: Occasions<'withdrawal' | 'absence' | 'offence'> = {
  withdrawal: { triggers: () => ['withdrawal'], at: (fact) => fact.withdrawnAt, bars: uncounted },
  absence: {
    triggers: () => ['absence'],
    at: (fact) => fact.absentAt,
    bars: (fact) => (fact.upheld ? null : '有正当理由，不扣分'),
    postsFrom: (fact, { hours = 0 }) => {
      const heard = Math.max(fact.settledAt, fact.absentAt + hours * HOUR)
      if (fact.appeal === null) return heard
      return fact.appeal.endedAt === null ? null : Math.max(heard, fact.appeal.endedAt)
    }
  },
  offence: { triggers: (fact) => [fact.offence], at: (fact) => fact.finalAt ?? 0, postsFrom: (fact) => fact.finalAt }
}
