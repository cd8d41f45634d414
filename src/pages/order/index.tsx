import { useRouter } from '@tarojs/taro'
import type { OrderView } from '@domain/order/view/shapes'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { Story } from '@/components/story'
import { useRemote } from '@/services/remote'
import { Actions } from './actions/actions'
import { Contact } from './contact'
import { OnSite } from './on-site'
import { People } from './people'
import { Slip } from './slip'
import { Summary } from './summary'
import { Told } from './told'
import './order.scss'

/** One order: what it is, who comes, what happened, and the buttons that the table allows this reader. */
export default function OrderPage() {
  const { data: order, error, reload } = useRemote('order.get', { orderId: useRouter().params.id ?? '' })
  return (
    <Page title={order?.title ?? '这一单'}>
      {order ? <Whole order={order} reload={reload} /> : <PageState error={error} onRetry={reload} />}
    </Page>
  )
}

function Whole({ order, reload }: { order: OrderView; reload: () => void }) {
  return (
    <>
      <Summary order={order} />
      {order.may.code && <OnSite orderId={order.id} />}
      {order.may.slip && <Slip orderId={order.id} />}
      <People order={order} onDone={reload} />
      {order.may.contact && <Contact orderId={order.id} />}
      <Told order={order} />
      {order.story.length > 0 && (
        <Card title="经过">
          <Story lines={order.story} />
        </Card>
      )}
      <Actions order={order} onDone={reload} />
    </>
  )
}
