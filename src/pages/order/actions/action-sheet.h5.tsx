import { useQuery } from '@tanstack/react-query'
import { Sheet } from '@/components/sheet'
import { PageState } from '@/components/state'
import type { Question } from './asking'

/** The fields of all questions are fetched with the first one: an order is mostly opened to be read. */
export function ActionSheet(question: Question) {
  const { data, error, refetch } = useQuery({ queryKey: ['asking'], queryFn: () => import('./asking'), staleTime: Infinity })
  if (data) return <data.Asking {...question} />
  return (
    <Sheet title={question.offer.label} onClose={question.onClose}>
      <PageState error={error} onRetry={() => void refetch()} />
    </Sheet>
  )
}
