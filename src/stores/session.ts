import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { ofThisWindow } from './storage'

interface Session {
  /** a host's token; in WeChat's cloud the identity is WeChat's and this stays empty */
  token: string
  signIn: (token: string) => void
  signOut: () => void
}

/** Who is there. Nothing the server knows is kept here. */
export const useSession = create<Session>()(
  persist((set) => ({ token: '', signIn: (token) => set({ token }), signOut: () => set({ token: '' }) }), {
    name: 'session',
    storage: ofThisWindow,
    partialize: ({ token }) => ({ token })
  })
)
