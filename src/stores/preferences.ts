import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { storage } from './storage'

interface Preferences {
  largePrint: boolean
  /** px of body text in large print: 26 to 30 */
  fontSize: number
  prefer: (wish: { largePrint: boolean; fontSize?: number }) => void
}

/** How somebody likes to read, kept on the phone and applied at once. */
export const usePreferences = create<Preferences>()(
  persist((set) => ({ largePrint: false, fontSize: 26, prefer: (wish) => set(wish) }), {
    name: 'preferences',
    storage,
    partialize: ({ largePrint, fontSize }) => ({ largePrint, fontSize })
  })
)
