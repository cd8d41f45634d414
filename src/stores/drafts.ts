import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { storage } from './storage'

interface Drafts {
  drafts: Record<string, unknown>
  keep: (key: string, draft: unknown) => void
  drop: (key: string) => void
  forget: () => void
}

/** What was typed and not sent: it survives a back button, a restart and a lost network. */
export const useDrafts = create<Drafts>()(
  persist(
    (set) => ({
      drafts: {},
      keep: (key, draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } })),
      forget: () => set({ drafts: {} }),
      drop: (key) => set(({ drafts }) => ({ drafts: Object.fromEntries(Object.entries(drafts).filter(([name]) => name !== key)) }))
    }),
    { name: 'drafts', storage, partialize: ({ drafts }) => ({ drafts }) }
  )
)
