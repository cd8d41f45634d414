import { useEffect, useRef, useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { Input } from '@contract'
import type { OfferedAction, OrderView } from '@domain/order/view/shapes'
import { Button } from '@/components/button'
import { Notice } from '@/components/card'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { goBack } from '@/services/go-back'
import { askAgain, remember, useRemote, useSend } from '@/services/remote'
import { useDraft } from '@/stores/draft'
import { inputOf } from '../order/actions/input-of'
import { useFresh } from '../order/fresh'
import { Gist } from '../order/gist'
import { OUTCOMES } from './outcomes'
import { Questions, type Said } from './said'
import { SaidBefore } from './said-before'
import { Send } from './send'

const SAYING = ['rate', 'amend_rating']

/** One visit, one big question, and whatever else somebody likes to say. `outcome` is what they answered on the screen before. */
export default function RatingPage() {
  const { id = '', outcome } = useRouter().params
  const { data: order, error, reload } = useRemote('order.get', { orderId: id })
  const offer = order?.actions.find(({ action }) => SAYING.includes(action))
  const sure = useSure(order, !!offer)
  const answered = OUTCOMES.find(({ value }) => value === outcome)?.value
  return (
    <Page title="说一句">
      {!order && <PageState error={error} onRetry={reload} />}
      {order && !offer && (sure ? <Nothing /> : <PageState />)}
      {order && offer && <Saying order={order} offer={offer} begin={answered ? { outcome: answered } : {}} />}
    </Page>
  )
}

/** Whether it may be said that there is nothing to rate: what was read a moment before the helper left is read once more first. */
const useSure = (order: OrderView | undefined, may: boolean): boolean => {
  const [sure, setSure] = useState(false)
  const begun = useRef(false)
  if (may && !sure) setSure(true)
  useEffect(() => {
    if (!order || may || begun.current) return
    begun.current = true
    void askAgain('order.get', { orderId: order.id })
      .catch(() => undefined)
      .finally(() => setSure(true))
  }, [order, may])
  return sure
}

function Nothing() {
  return (
    <View className="state">
      <Text>这一单现在不用评。</Text>
      <Button onTap={goBack}>返回</Button>
    </View>
  )
}

/** The order itself is the page behind this one. */
const fromOrder = (): boolean => Taro.getCurrentPages().at(-2)?.route?.includes('pages/order/index') ?? false

/** When somebody comes again, the order is what they read next: it says when. */
function Saying({ order, offer, begin }: { order: OrderView; offer: OfferedAction; begin: Said }) {
  const { value, put, drop } = useDraft<Said>(`rating ${order.id} ${order.round}`, begin)
  // the last tap counts, whatever a draft of another day says
  useEffect(() => {
    if (begin.outcome) put((old) => ({ ...old, ...begin }))
  }, []) // eslint-disable-line react-hooks/exhaustive-deps
  const { send, busy, error } = useSend('rating.give', ({ orderId, view }) => {
    if (view) remember('order.get', { orderId }, view)
    void Taro.showToast({ title: '记下了，谢谢您', icon: 'none' })
    if (value.again && !fromOrder()) return void Taro.redirectTo({ url: `/pages/order/index?id=${orderId}` })
    goBack()
  })
  useFresh(order.id, error)
  const give = async (said: Said) => {
    if (await send(inputOf(order, offer, { outcome: said }) as Input<'rating.give'>)) drop()
  }
  return (
    <>
      <Gist order={order} />
      {!order.forMe && order.beneficiaryName && <Notice>您替{order.beneficiaryName}说一句，会写明是代办人说的。</Notice>}
      {offer.action === 'amend_rating' && <SaidBefore order={order} />}
      <Questions first={offer.action === 'rate'} value={value} onChange={(said) => put(() => said)} />
      <Text className="soft">说什么都可以，不影响以后给您办事。</Text>
      <Send value={value} busy={busy} error={error} onSend={(said) => void give(said)} />
    </>
  )
}
