import { useRef, useState } from 'react'
import { useFollowing } from './following'

/** A light turns by itself: that is no news. */
const wordsOf = (part: unknown): string => JSON.stringify(part, (key, value: unknown) => (key === 'light' ? undefined : value))

/**
 * Follows a list without moving it under somebody's finger: when others have changed it, there is a way to see that, and nothing else
 * happens. `part` is what counts as a change; `put` shows what was read, without another call.
 */
export const useNews = <T>(
  shown: T | undefined,
  lives: boolean,
  read: () => Promise<T>,
  part: (answer: T) => unknown,
  put: (fresh: T) => void
): (() => void) | undefined => {
  // of whatever is read meanwhile nothing is news any more
  const [news, setNews] = useState<{ fresh: T; beside: T } | null>(null)
  const last = useRef('')
  useFollowing(lives && shown !== undefined, async () => {
    const before = last.current
    const fresh = await read()
    last.current = wordsOf(part(fresh))
    setNews(shown !== undefined && last.current !== wordsOf(part(shown)) ? { fresh, beside: shown } : null)
    return before !== '' && last.current !== before
  })
  return news?.beside === shown && news ? () => put(news.fresh) : undefined
}
