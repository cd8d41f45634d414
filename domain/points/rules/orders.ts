import { DAY } from '../../clock/milliseconds'
import { stemOf } from '../cause'
import type { Visit } from '../facts/service'
import type { Occasions } from './occasion'

const visitTriggers = ({ duty, wish }: Visit) => {
  if (duty) return []
  if (wish === 'goods') return ['goods_wish'] as const
  return wish === 'service' ? (['first_service', 'service_wish'] as const) : (['first_service'] as const)
}

/** The line of the same person's visit under a row: what goes with minutes falls with them. */
const onVisit = (fact: Pick<Visit, 'orderId' | 'round' | 'personId'>, base: string): string => `${stemOf(fact)}/${base}`

/** Facts of one order that pay a flat row (R05, R07, R08, R10, R16, R17, R18 of value.md §1). */
export const ORDER_OCCASIONS: Occasions<'visit' | 'mediation' | 'praise' | 'placing' | 'mentoring'> = {
  visit: { triggers: visitTriggers, at: (visit) => visit.arrivedAt, hangsOn: onVisit },
  mediation: {
    triggers: () => ['mediation'],
    at: (fact) => fact.followedUpAt,
    bars: (fact, { days = 0 }) => {
      if (!fact.kept) return '回访时协议已经不算数，不计分'
      return fact.followedUpAt - fact.agreedAt < days * DAY ? `满 ${days} 天回访以后才计分` : null
    },
    early: (fact) => fact.kept
  },
  praise: {
    triggers: () => ['praise'],
    at: (fact) => fact.arrivedAt,
    postsFrom: (fact, { days = 0 }) => fact.servedAt + days * DAY,
    hangsOn: onVisit,
    bars: (fact, { characters = 0, helpers = Infinity }) => {
      if (fact.satisfaction !== 'good') return '没有评“很好”'
      if (!fact.byBeneficiary) return '不是受益人本人评的'
      if (fact.characters < characters) return `写下的事实不到 ${characters} 个字`
      return fact.helpers > helpers ? `帮忙的人超过 ${helpers} 位，分不清说的是谁` : null
    }
  },
  placing: {
    triggers: () => ['placing'],
    at: (fact) => fact.arrivedAt,
    bars: (fact) => {
      if (fact.family) return '为家人点单不计分'
      if (fact.duty) return '在岗工作不计分'
      if (fact.provenMinutes === 0) return '这一单没有到场记录'
      return fact.confirmed === null ? '老人还没有确认' : null
    },
    // a correction may still prove the visit, and the elder confirm
    early: (fact) => !fact.family && !fact.duty
  },
  mentoring: {
    triggers: () => ['mentoring'],
    at: (fact) => fact.arrivedAt,
    hangsOn: (fact) => fact.newcomerFirst,
    bars: (fact) => {
      if (!fact.named) return '社区没有事先指定带教'
      if (fact.provenMinutes === 0) return '带教人自己没有到场记录'
      return fact.newcomerFirst === null ? '新人的第一单还没有计分' : null
    },
    early: (fact) => fact.named
  }
}
