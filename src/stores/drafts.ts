import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { useSession } from './session'
import { storage } from './storage'

interface Drafts {
  drafts: Record<string, unknown>
  keep: (key: string, draft: unknown) => void
  drop: (key: string) => void
  forget: () => void
}

/** Where one person's are: in one browser there may be many, each with phones and doors of others in what they began. */
const placeOf = (who: string): string => (who === '' ? 'drafts' : `drafts ${who}`)

/** What was typed and not sent: it survives a back button, a restart and a lost network. */
export const useDrafts = create<Drafts>()(
  persist(
    (set) => ({
      drafts: {},
      keep: (key, draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } })),
      forget: () => set({ drafts: {} }),
      drop: (key) => set(({ drafts }) => ({ drafts: Object.fromEntries(Object.entries(drafts).filter(([name]) => name !== key)) }))
    }),
    {
      name: placeOf(useSession.getState().who),
      storage,
      partialize: ({ drafts }) => ({ drafts }),
      merge: (kept, now) => ({ ...now, drafts: (kept as Partial<Drafts> | undefined)?.drafts ?? {} })
    }
  )
)

// somebody else is here: what stands on the screen and on the phone is theirs from now on
useSession.subscribe(({ who }, before) => {
  if (who === before.who) return
  useDrafts.persist.setOptions({ name: placeOf(who) })
  void useDrafts.persist.rehydrate()
})
