import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { ofThisWindow } from './storage'

interface Session {
  /** a host's token; in WeChat's cloud the identity is WeChat's and this stays empty */
  token: string
  /** of a demonstration, in which one browser is many people: who this window is; empty on somebody's own phone */
  who: string
  signIn: (token: string, who?: string) => void
  signOut: () => void
}

/** Who is there. Nothing the server knows is kept here. */
export const useSession = create<Session>()(
  persist(
    (set) => ({
      token: '',
      who: '',
      signIn: (token, who = '') => set({ token, who }),
      signOut: () => set({ token: '', who: '' })
    }),
    {
      name: 'session',
      storage: ofThisWindow,
      partialize: ({ token, who }) => ({ token, who })
    }
  )
)
