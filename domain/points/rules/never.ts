import { causeOf } from '../cause'
import type { Fact } from '../fact'
import type { Award } from '../line'
import type { NeverRow, RulePack } from '../rule'
import { occasionOf } from './occasions'

/** A line of 0 that says so; enough upheld cases of one kind open a talk with the community (N02), nothing else. */
export const never = (row: NeverRow, fact: Fact, pack: RulePack): Pick<Award, 'lines' | 'consequences'> => {
  if (
    !occasionOf(fact)
      .triggers(fact)
      .some((trigger) => row.on.includes(trigger))
  )
    return { lines: [], consequences: [] }
  const talk = fact.kind === 'low_rate' && row.talkAfter !== null && fact.sameUpheld >= row.talkAfter
  return {
    lines: [
      {
        code: row.code,
        cause: causeOf(fact, row.code),
        personId: fact.personId,
        version: pack.version,
        points: 0,
        cut: 0,
        why: [row.title, ...(talk ? [`同类问题核实 ${fact.sameUpheld} 条，请社区约谈`] : [])],
        draws: [],
        hangsOn: null
      }
    ],
    consequences: talk ? [{ kind: 'talk', personId: fact.personId }] : []
  }
}
