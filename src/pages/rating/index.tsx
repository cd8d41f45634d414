import Taro, { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { Input } from '@contract'
import type { OfferedAction, OrderView } from '@domain/order/view/shapes'
import { Button } from '@/components/button'
import { Page } from '@/components/page'
import { SendBar } from '@/components/send-bar'
import { PageState } from '@/components/state'
import { remember, useRemote, useSend } from '@/services/remote'
import { useDraft } from '@/stores/draft'
import { OutcomeField, type Said } from '../order/actions/fields/outcome-field'
import { inputOf } from '../order/actions/input-of'
import { Gist } from '../order/gist'

const SAYING = ['rate', 'amend_rating']
const done = () => void Taro.navigateBack()

/** One visit, one big question, and whatever else somebody likes to say. */
export default function RatingPage() {
  const { data: order, error, reload } = useRemote('order.get', { orderId: useRouter().params.id ?? '' })
  const offer = order?.actions.find(({ action }) => SAYING.includes(action))
  return (
    <Page title="说一句">
      {!order && <PageState error={error} onRetry={reload} />}
      {order && !offer && <Nothing />}
      {order && offer && <Saying order={order} offer={offer} />}
    </Page>
  )
}

function Nothing() {
  return (
    <View className="state">
      <Text>这一单现在不用评。</Text>
      <Button onTap={done}>返回</Button>
    </View>
  )
}

function Saying({ order, offer }: { order: OrderView; offer: OfferedAction }) {
  const { value, put, drop } = useDraft<Said>(`rating ${order.id} ${order.round}`, {})
  const { send, busy, error } = useSend('rating.give', ({ orderId, view }) => {
    if (view) remember('order.get', { orderId }, view)
    void Taro.showToast({ title: '记下了，谢谢您', icon: 'none' })
    done()
  })
  const give = async () => {
    if (await send(inputOf(order, offer, { outcome: value }) as Input<'rating.give'>)) drop()
  }
  return (
    <>
      <Gist order={order} />
      <OutcomeField offer={offer} value={value} onChange={(said) => put(() => said)} />
      <Text className="soft">{value.outcome ? '说什么都可以，不影响以后给您办事。' : '点一个就行，别的可以不说。'}</Text>
      {value.outcome && <SendBar label="说好了" busy={busy} error={error} onTap={() => void give()} />}
    </>
  )
}
