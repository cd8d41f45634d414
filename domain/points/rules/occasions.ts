import type { Fact, FactKind } from '../fact'
import { FAULT_OCCASIONS } from './faults'
import { GATHERING_OCCASIONS } from './gatherings'
import type { Occasion, Occasions } from './occasion'
import { ORDER_OCCASIONS } from './orders'
import { SCREEN_OCCASIONS } from './screens'

/** Every kind of fact and how it is read. */
const OCCASIONS: Occasions<FactKind> = { ...ORDER_OCCASIONS, ...GATHERING_OCCASIONS, ...FAULT_OCCASIONS, ...SCREEN_OCCASIONS }

/** How one fact is read; the table's type pairs each kind with its own reader. */
export const occasionOf = (fact: Fact): Occasion<Fact> => OCCASIONS[fact.kind] as Occasion<Fact>
