import { causeOf } from '../cause'
import type { NeverRow } from '../rule'
import type { Asked, Part } from './asked'

/** A line of 0 that says so; enough upheld cases of one kind open a talk with the community (N02), nothing else. */
export const never = (row: NeverRow, { fact, version }: Asked): Part => {
  const same = fact.kind === 'low_rate' ? fact.sameUpheld : 0
  const talk = row.talkAfter !== null && same >= row.talkAfter
  const why = talk ? [row.title, `同类问题核实 ${same} 条，请社区约谈`] : [row.title]
  const line = {
    code: row.code,
    cause: causeOf(fact, row.code),
    personId: fact.personId,
    version,
    points: 0,
    cut: 0,
    why,
    draws: [],
    hangsOn: null
  }
  return { lines: [line], consequences: talk ? [{ kind: 'talk', personId: fact.personId }] : [] }
}
