import { useRouter } from '@tarojs/taro'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useOrder } from './use-order'
import { Whole } from './whole'

/** One order: what it is, who comes, what happened, and the buttons that the table allows this reader. */
export default function OrderPage() {
  const { data: order, at, error, reload } = useOrder(useRouter().params.id ?? '')
  return (
    <Page title="这一单">{order ? <Whole order={order} at={at} onReload={reload} /> : <PageState error={error} onRetry={reload} />}</Page>
  )
}
