import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { storage } from './storage'

interface Print {
  largePrint: boolean
  /** px of body text in large print: 26 to 30 */
  fontSize: number
}
interface Preferences extends Print {
  /** somebody chose on this phone; until then it follows what the server remembers of them */
  chosen: boolean
  prefer: (wish: Partial<Print>) => void
  follow: (remembered: Partial<Print>) => void
  /** another person takes the phone */
  forget: () => void
}

const PLAIN = { largePrint: false, fontSize: 26, chosen: false }

/** How somebody likes to read, kept on the phone and applied at once. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      ...PLAIN,
      prefer: (wish) => set({ ...wish, chosen: true }),
      follow: (remembered) => set(({ chosen }) => (chosen ? {} : remembered)),
      forget: () => set(PLAIN)
    }),
    { name: 'preferences', storage, partialize: ({ largePrint, fontSize, chosen }) => ({ largePrint, fontSize, chosen }) }
  )
)
