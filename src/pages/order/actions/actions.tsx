import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { OfferedAction, OrderView } from '@domain/order/view/shapes'
import { Button, ButtonBar } from '@/components/button'
import { useSend } from '@/services/remote'
import { ActionSheet } from './action-sheet'
import { inputOf, openAsks, type Values } from './input-of'
import { Nudge } from './nudge'

/** The first action is what is usually next; the rest are there, quieter. Nothing here knows a state or a role. */
export function Actions({ order, onDone }: { order: OrderView; onDone: () => void }) {
  const [asking, setAsking] = useState<OfferedAction | null>(null)
  const close = () => setAsking(null)
  const done = () => {
    close()
    void Taro.showToast({ title: '好了', icon: 'success' })
    onDone()
  }
  const { send, busy, error } = useSend('order.perform', done)
  const perform = (offer: OfferedAction, values: Values) => void send(inputOf(order, offer, values))
  const tap = (offer: OfferedAction) => (openAsks(order, offer).length === 0 && !offer.confirm ? perform(offer, {}) : setAsking(offer))
  return (
    <>
      {error && !asking && <Text className="field__error">{error.message}</Text>}
      {order.actions.length > 0 && (
        <ButtonBar sticky>
          {order.actions.map((offer, index) => (
            <Button key={offer.action} kind={index === 0 ? 'primary' : 'quiet'} busy={busy && !asking} onTap={() => tap(offer)}>
              {offer.label}
            </Button>
          ))}
        </ButtonBar>
      )}
      {order.may.nudge && <Nudge orderId={order.id} />}
      {asking && (
        <ActionSheet order={order} offer={asking} busy={busy} error={error} onSend={(values) => perform(asking, values)} onClose={close} />
      )}
    </>
  )
}
