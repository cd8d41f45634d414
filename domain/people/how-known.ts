/** How a worker came to know somebody whom they register: what that person reads of it when they have the app themselves one day. */
export const HOW_KNOWN_WORDS = {
  visit: '上门时本人说的',
  came: '本人来说的',
  call: '本人打电话说的',
  others: '家人或邻居说的'
} as const
export type HowKnown = keyof typeof HOW_KNOWN_WORDS
export const HOW_KNOWN = Object.keys(HOW_KNOWN_WORDS) as HowKnown[]
