import { useRouter } from '@tarojs/taro'
import type { Output } from '@contract'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { Story } from '@/components/story'
import { useRemote } from '@/services/remote'
import { Actions } from './actions/actions'
import { Nudge } from './actions/nudge'
import { Contact } from './contact'
import { OnSite } from './on-site'
import { People } from './people'
import { Propose } from './propose'
import { Slip } from './slip'
import { Soon } from './soon'
import { Summary } from './summary'
import { Alarms, Told } from './told'
import './order.scss'

/** One order: what it is, who comes, what happened, and the buttons that the table allows this reader. */
export default function OrderPage() {
  const { data: order, at, error, reload } = useRemote('order.get', { orderId: useRouter().params.id ?? '' })
  return (
    <Page title="这一单">{order ? <Whole order={order} at={at} onReload={reload} /> : <PageState error={error} onRetry={reload} />}</Page>
  )
}

function Whole({ order, at, onReload }: { order: Output<'order.get'>; at: number; onReload: () => void }) {
  const { may } = order
  return (
    <>
      <Alarms alarms={order.alarms} />
      <Summary order={order} />
      {may.code && <OnSite order={order} at={at} />}
      {may.slip && <Slip order={order} />}
      <People order={order} />
      {may.contact && <Contact orderId={order.id} />}
      <Told order={order} />
      {order.story.length > 0 && (
        <Card title="经过">
          <Story lines={order.story} />
        </Card>
      )}
      {may.propose && <Propose orderId={order.id} />}
      {may.nudge && <Nudge orderId={order.id} />}
      {order.soon && <Soon soon={order.soon} onTime={onReload} />}
      <Actions order={order} />
    </>
  )
}
