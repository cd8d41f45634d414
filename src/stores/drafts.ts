import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import { useSession } from './session'
import { ofThisWindow, storage } from './storage'

/** Who typed in this window before somebody signed in to it. */
export type Before = 'nobody' | 'same' | 'another'

interface Drafts {
  drafts: Record<string, unknown>
  keep: (key: string, draft: unknown) => void
  drop: (key: string) => void
  forget: () => void
  /** at a computer: the account that typed them, whose they stay when its token ends; empty on somebody's own phone and in a demonstration */
  whose: string
  /** this account types here from now on: what another has left is forgotten. Answers who was here before. */
  takeOver: (account: string) => Before
}

/**
 * Where one person's are. A demonstration has many people in one browser and keeps each one's apart; for real a computer is everybody's,
 * and what was typed, with phones and doors of others in it, goes with the window.
 */
const placeOf = (who: string) => (who === '' ? { name: 'drafts', storage: ofThisWindow } : { name: `drafts ${who}`, storage })

/** What was typed and not sent: it survives a back button, a restart and a lost network. */
export const useDrafts = create<Drafts>()(
  persist(
    (set, get) => ({
      drafts: {},
      whose: '',
      keep: (key, draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } })),
      forget: () => set({ drafts: {} }),
      takeOver: (account) => {
        const { whose } = get()
        const before = whose === '' ? 'nobody' : whose === account ? 'same' : 'another'
        set({ whose: account, ...(before === 'another' ? { drafts: {} } : {}) })
        return before
      },
      drop: (key) => set(({ drafts }) => ({ drafts: Object.fromEntries(Object.entries(drafts).filter(([name]) => name !== key)) }))
    }),
    {
      ...placeOf(useSession.getState().who),
      partialize: ({ drafts, whose }) => ({ drafts, whose }),
      merge: (kept, now) => ({ ...now, drafts: {}, whose: '', ...(kept as Partial<Drafts> | undefined) })
    }
  )
)

/** What was begun under this key by whoever is here; once a token has ended nobody is, and it waits unseen for its owner. */
export const begunOf = (key: string): unknown => {
  const { drafts, whose } = useDrafts.getState()
  return whose !== '' && useSession.getState().token === '' ? undefined : drafts[key]
}

// an earlier build kept them in the browser for good
if (process.env.TARO_ENV === 'h5') Taro.removeStorageSync('drafts')

// somebody else is here: what stands on the screen and on the phone is theirs from now on
useSession.subscribe(({ who }, before) => {
  if (who === before.who) return
  useDrafts.persist.setOptions(placeOf(who))
  void useDrafts.persist.rehydrate()
})
