import { useQuery } from '@tanstack/react-query'
import { PageState } from '@/components/state'
import type { Shown } from './code-shown'

/** What draws and signs a code is fetched when there is one to show: the first screen of most people has none. */
export function Code(shown: Shown) {
  const { data, error, refetch } = useQuery({ queryKey: ['code'], queryFn: () => import('./code-shown'), staleTime: Infinity })
  return data ? <data.CodeShown {...shown} /> : <PageState error={error} onRetry={() => void refetch()} />
}
