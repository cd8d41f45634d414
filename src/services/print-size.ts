import type { Me } from '@contract/member'
import { usePreferences } from '@/stores/preferences'
import { queries } from './remote'

/** px of large print when nobody said otherwise */
const LARGE = 26

/** A new phone shows its owner the letters they chose on the old one, as soon as it knows who they are. */
export const followPrintSize = (): void => {
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success' || event.query.queryKey[0] !== 'member.me') return
    const { person } = event.query.state.data as Me
    if (person) usePreferences.getState().follow({ largePrint: person.largePrint, fontSize: person.fontSize ?? LARGE })
  })
}
