import type { CallAnswer, CallEvent } from '@contract'

/** Where the phone keeps the menu (`src/services/kept-menu.ts`); the number rises when what is kept becomes something else. */
export const MENU = 'menu-1'

/** A question on its way before the app was there. */
export interface Asked {
  /** undefined: nothing that could be used came back */
  answer: Promise<CallAnswer | undefined>
  /** when the answer came (epoch milliseconds of this phone); undefined while it is on its way */
  at?: number
}

/** The questions of this visit, by who asks what. */
export type AskedAhead = Record<string, Asked | undefined>

declare global {
  interface Window {
    linliAsked?: AskedAhead
  }
}

/** The same words from the same person are the same question. */
export const keyOf = (token: string, event: CallEvent): string => `${token} ${JSON.stringify(event)}`
