import type { Fact, FactKind } from './fact'

type Of<K extends FactKind> = Extract<Fact, { kind: K }>

/**
 * What staff say of a fact besides what its id is made of, each with its word for people. What the records know (proven visits, who was
 * first, who was on duty) is not among it: it may have become more since.
 */
const SAID: { [K in FactKind]?: { [F in keyof Of<K>]?: string } } = {
  training: { at: '时间' },
  mediation: { agreedAt: '达成的时间', followedUpAt: '回访的时间', kept: '有没有做到' },
  proposal: { personId: '提的人', at: '时间' },
  meeting: { at: '时间', voted: '有没有参加表决' },
  hazard: { upheld: '是不是属实' },
  placing: { confirmed: '老人怎么确认的' }
}

/** In which words for people the same fact has been said otherwise; none: it is the same once more. */
export const saidOtherwise = <F extends Fact>(kept: F, said: F): string[] =>
  Object.entries(SAID[said.kind] ?? {}).flatMap(([field, word]) => (kept[field as keyof F] === said[field as keyof F] ? [] : [word]))
