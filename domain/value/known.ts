import type { Fact } from '../points/fact'

/** What has become known about a fact since it was written down. */
export interface Since {
  /** until then it may be appealed against */
  appealUntil: number | null
  /** null: nobody appealed; `endedAt` null: still open */
  appeal: { endedAt: number | null } | null
  /** what a checker said of the words; null: there were none */
  review: 'pending' | 'shown' | 'hidden' | null
  /** low rates about the same that were found to be true, this one included */
  sameUpheld: number
}

type Of<K extends Fact['kind']> = Extract<Fact, { kind: K }>
const KNOWN: { [K in Fact['kind']]?: (fact: Of<K>, since: Since) => Of<K> } = {
  praise: (fact, { review }) => (review === 'shown' ? fact : { ...fact, characters: 0 }),
  absence: (fact, { appeal }) => ({ ...fact, appeal }),
  // final when the time to appeal is over, or the appeal was refused
  offence: (fact, { appeal, appealUntil }) => ({ ...fact, finalAt: appeal ? appeal.endedAt : appealUntil }),
  low_rate: (fact, { sameUpheld }) => ({ ...fact, sameUpheld })
}

/** A fact as the rules are asked about it now. */
export const factKnown = (fact: Fact, since: Since): Fact =>
  (KNOWN[fact.kind] as ((one: Fact, since: Since) => Fact) | undefined)?.(fact, since) ?? fact
