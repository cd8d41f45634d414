import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { storage } from './storage'

/** For how long nobody is asked again where they have said no: milliseconds. */
const A_WHILE = 30 * 86_400_000

interface Asked {
  /** when somebody said no, by the place where they were asked (epoch milliseconds of this phone) */
  refused: Record<string, number>
  refuse: (place: string) => void
}

/** Where somebody has said no on this phone. */
export const useAsked = create<Asked>()(
  persist(
    (set) => ({
      refused: {},
      refuse: (place) => set(({ refused }) => ({ refused: { ...refused, [place]: Date.now() } }))
    }),
    { name: 'asked', storage, partialize: ({ refused }) => ({ refused }) }
  )
)

/** Whether somebody may be asked there now. */
export const mayAsk = (refused: Asked['refused'], place: string, now: number): boolean => now - (refused[place] ?? 0) >= A_WHILE
