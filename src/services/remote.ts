import { useRef, useState } from 'react'
import { useDidShow } from '@tarojs/taro'
import { QueryClient, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CallAction, Input, Output, Page } from '@contract'
import { call } from './cloud'
import { newRequestId } from './intent'
import { Refusal } from './refusal'

/** Server answers live here and nowhere else. */
export const queries = new QueryClient({
  defaultOptions: { queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: 2_000 } }
})

/** Reads one thing; it is asked again whenever the screen is shown. */
export const useRemote = <A extends CallAction>(action: A, input: Input<A>, enabled = true) => {
  const { data, error, refetch } = useQuery({ queryKey: [action, input], queryFn: () => call(action, input), enabled })
  const reload = () => void refetch()
  useDidShow(() => {
    if (enabled) reload()
  })
  return { data, error, reload }
}

/** A list by pages, as `Pages` shows it. */
export interface PagesOf<T> {
  items?: T[]
  error: unknown
  busy: boolean
  more?: () => void
  reload: () => void
}
type ListAction = { [A in CallAction]: Output<A> extends Page<unknown> ? A : never }[CallAction]
type Row<A extends ListAction> = Output<A> extends Page<infer T> ? T : never

/** Reads a keyset list, page by page. */
export const usePages = <A extends ListAction>(action: A, input: Input<A>, enabled = true): PagesOf<Row<A>> => {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: [action, input, 'pages'],
    queryFn: ({ pageParam }) => call(action, (pageParam ? { ...input, cursor: pageParam } : input) as Input<A>) as Promise<Page<Row<A>>>,
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled
  })
  useDidShow(() => {
    if (enabled) void refetch()
  })
  return {
    items: data?.pages.flatMap((page) => page.items),
    error,
    busy: isFetchingNextPage,
    ...(hasNextPage ? { more: () => void fetchNextPage() } : {}),
    reload: () => void refetch()
  }
}

/** Writes once per tap. The key of an intent stays the same until it succeeded or something else was typed. */
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
      void client.invalidateQueries()
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
