import { NOTHING_TRUSTED, readNotice, type Trusted } from '@domain/verify/notice'

/** A notice that was built into this copy of the tool (`npm run build:verify -- notice.json`); empty in the others. */
declare const LINLI_PINNED: string

export const pinned = (): Trusted => (typeof LINLI_PINNED === 'string' && readNotice(LINLI_PINNED)) || NOTHING_TRUSTED

/** What is known from several sources together. */
export const both = (one: Trusted, other: Trusted): Trusted => ({ keys: [...one.keys, ...other.keys], days: [...one.days, ...other.days] })
