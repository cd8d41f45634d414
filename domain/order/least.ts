import { TIME_RULES } from '../timebank/rules'

/** A shorter visit counts neither points (R01) nor minutes (T01): whoever comes is told so before they say yes and before they go. */
export const LEAST_MINUTES = TIME_RULES.leastMinutes
/** So many places an order has that somebody leads (R02). */
export const LED_FROM = 3
