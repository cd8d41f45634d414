import { useRef, useState } from 'react'
import { QueryClient, useInfiniteQuery, useQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import type { CallAction, Input, Output } from '@contract'
import type { Page } from '@contract/page'
import { call } from './cloud'
import { newRequestId } from './intent'
import { useNews } from './news'
import { Refusal } from './refusal'
import { useSession } from '@/stores/session'
import { useShown } from './shown'

/** What was read or answered this long ago (milliseconds) is still what stands on the screen; asking again would only cost a call. */
const JUST_NOW = 5_000

/** Server answers live here and nowhere else. */
export const queries = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: JUST_NOW } }
})

// a token has ended: whoever sits here next reads nothing that was answered to somebody else
useSession.subscribe(({ token }, before) => {
  if (token === '' && before.token !== '') queries.clear()
})

/** What an answer brings along: put down as if it had been asked for itself. */
const BRINGS: { [A in CallAction]?: (answer: Output<A>) => void } = {
  'order.front': ({ me, edition }) => {
    remember('member.me', {}, me)
    const menu = queries.getQueryData<Output<'order.menu'>>(['order.menu', {}])
    if (menu && menu.edition !== edition) void queries.invalidateQueries({ queryKey: ['order.menu'] })
  }
}
const ask = async <A extends CallAction>(action: A, input: Input<A>): Promise<Output<A>> => {
  const answer = await call(action, input)
  BRINGS[action]?.(answer)
  return answer
}
/** Reads one thing before any screen shows it; what is there already from just now is not asked again. */
export const readAhead = <A extends CallAction>(action: A, input: Input<A>): Promise<Output<A>> =>
  queries.fetchQuery({ queryKey: [action, input], queryFn: () => ask(action, input), staleTime: JUST_NOW })

/** Reads it anew, whatever is there; every screen that shows it shows the answer. */
export const askAgain = <A extends CallAction>(action: A, input: Input<A>): Promise<Output<A>> =>
  queries.fetchQuery({ queryKey: [action, input], queryFn: () => ask(action, input), staleTime: 0 })

/** What hardly ever changes is not asked again at every look: milliseconds. */
const KEPT: Partial<Record<CallAction, number>> = { 'order.menu': 7 * 86_400_000, 'member.areas': 600_000 }
const isKept = ({ queryKey }: { queryKey: readonly unknown[] }) => KEPT[queryKey[0] as CallAction] !== undefined

/** Whether an answer is no longer good, asked of the cache itself: a screen that is just coming back may not have been rendered since a write. */
const isOld = (queryKey: readonly unknown[], staleTime = JUST_NOW): boolean => {
  const { dataUpdatedAt = 0, isInvalidated = true } = queries.getQueryState(queryKey) ?? {}
  return isInvalidated || Date.now() - dataUpdatedAt >= staleTime
}

/** Reads one thing; it is asked again whenever the screen comes before somebody's eyes and the answer is old. Two pieces of a screen that read the same share one call.
 * `at` is when the answer came (epoch milliseconds of this phone). */
export const useRemote = <A extends CallAction>(action: A, input: Input<A>, enabled = true) => {
  const staleTime = KEPT[action]
  const queryKey = [action, input]
  const { data, dataUpdatedAt, error, refetch } = useQuery({
    queryKey,
    queryFn: () => ask(action, input),
    enabled,
    ...(staleTime ? { staleTime } : {})
  })
  const reload = () => void refetch({ cancelRefetch: false })
  useShown(() => {
    if (enabled && isOld(queryKey, staleTime)) reload()
  })
  return { data, at: dataUpdatedAt, error, reload }
}

/** What is here already, however old; nobody is asked for it. */
export const known = <A extends CallAction>(action: A, input: Input<A>): Output<A> | undefined =>
  queries.getQueryData<Output<A>>([action, input])

/** Puts down what a write has just answered, so that nobody asks for it again. */
export const remember = <A extends CallAction>(action: A, input: Input<A>, value: Output<A>): void => {
  queries.setQueryData([action, input], value)
}

/** These orders have been changed from a list: wherever one of them is shown beside it, it is read anew. */
export const readOrdersAnew = (orderIds: readonly string[]): void =>
  orderIds.forEach((orderId) => void queries.invalidateQueries({ queryKey: ['order.get', { orderId }] }))

/** A list by pages, as `Pages` shows it. */
export interface PagesOf<T> {
  /** another word for every other list */
  name: string
  items?: T[]
  /** the same as they came, page by page */
  twenties?: T[][]
  error: unknown
  busy: boolean
  more?: () => void
  /** the last try to go on, or to read anew what stands here, failed: tries the same once more */
  again?: () => void
  /** others have changed the list: shows it as it is now */
  news?: () => void
  reload: () => void
  /** these rows have left the list by this person's own act: they are gone at once, and the list is asked for anew */
  without: (gone: (row: T) => boolean) => void
}
type ListAction = { [A in CallAction]: Output<A> extends Page<unknown> ? A : never }[CallAction]
type Row<A extends ListAction> = Output<A> extends Page<infer T> ? T : never

/** Lists that others change while somebody looks at them. */
const FOLLOWED: readonly CallAction[] = [
  'community.inbox',
  'community.owed',
  'community.unitInbox',
  'order.mine',
  'order.pool',
  'order.tasks'
]

/** Takes rows out of a list that is shown; of one that would look empty nobody knows yet what comes next: it waits again. */
const takeOut = <T>(queryKey: readonly unknown[], gone: (row: T) => boolean): Promise<void> => {
  const pages = queries.getQueryData<InfiniteData<Page<T>>>(queryKey)?.pages ?? []
  if (pages.every(({ items }) => items.every(gone))) return queries.resetQueries({ queryKey })
  queries.setQueryData<InfiniteData<Page<T>>>(
    queryKey,
    (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: page.items.filter((row) => !gone(row)) })) }
  )
  return queries.refetchQueries({ queryKey })
}

/** Reads a keyset list, page by page; one that others change says so while it is looked at. */
export const usePages = <A extends ListAction>(action: A, input: Input<A>, enabled = true): PagesOf<Row<A>> => {
  const queryKey = [action, input, 'pages']
  const read = (from: Input<A>) => call(action, from) as Promise<Page<Row<A>>>
  const { data, error, isError, refetch, fetchNextPage, hasNextPage, isFetching, isFetchingNextPage, isFetchNextPageError } =
    useInfiniteQuery({
      queryKey,
      queryFn: ({ pageParam }) => read(pageParam ? { ...input, cursor: pageParam } : input),
      initialPageParam: '',
      getNextPageParam: (last) => last.next,
      enabled
    })
  useShown(() => {
    if (enabled && isOld(queryKey)) void refetch({ cancelRefetch: false })
  })
  const news = useNews(
    data?.pages[0],
    enabled && FOLLOWED.includes(action),
    () => read(input),
    ({ items }) => items,
    (first) => queries.setQueryData(queryKey, { pages: [first], pageParams: [''] })
  )
  return {
    name: JSON.stringify(queryKey),
    items: data?.pages.flatMap((page) => page.items),
    twenties: data?.pages.map((page) => page.items),
    error,
    busy: isFetchingNextPage || (isFetching && isError),
    ...(hasNextPage ? { more: () => void fetchNextPage() } : {}),
    ...(isError && data ? { again: () => void (isFetchNextPageError ? fetchNextPage() : refetch()) } : {}),
    ...(news ? { news } : {}),
    reload: () => void refetch(),
    without: (gone) => void takeOut<Row<A>>(queryKey, gone)
  }
}

/**
 * Writes once per tap. The key of an intent stays the same until it succeeded or something else was typed.
 * Afterwards every list is old and is asked again when it is next shown; the screen itself says in `onDone` what it reloads.
 */
export const useSend = <A extends CallAction>(action: A, onDone?: (value: Output<A>) => void) => {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Refusal | null>(null)
  const intent = useRef({ input: '', requestId: '' })
  const client = useQueryClient()
  const send = async (input: Input<A>): Promise<Output<A> | undefined> => {
    const text = JSON.stringify(input)
    if (intent.current.input !== text) intent.current = { input: text, requestId: newRequestId() }
    setBusy(true)
    setError(null)
    try {
      const value = await call(action, input, intent.current.requestId)
      intent.current = { input: '', requestId: '' }
      void client.invalidateQueries({ refetchType: 'none', predicate: (query) => !isKept(query) })
      onDone?.(value)
      return value
    } catch (thrown) {
      setError(Refusal.of(thrown))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { send, busy, error, clear: () => setError(null) }
}
