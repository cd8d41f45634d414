import type { Occasions } from './occasion'

/** Facts that are worth nothing (N01–N04); only counter-examples value them. */
export const SCREEN_OCCASIONS: Occasions<'refusal' | 'low_rate' | 'online' | 'donation' | 'redemption'> = {
  refusal: { triggers: () => ['refusal'], at: (fact) => fact.at },
  low_rate: { triggers: () => ['low_rate'], at: (fact) => fact.at },
  online: { triggers: (fact) => [fact.what], at: (fact) => fact.at, count: (fact) => fact.count },
  donation: { triggers: () => ['donation'], at: (fact) => fact.at, count: (fact) => fact.yuan },
  redemption: { triggers: () => ['redemption'], at: (fact) => fact.at, count: (fact) => fact.left }
}
