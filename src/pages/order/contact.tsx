import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { Button } from '@/components/button'
import type { OrderView } from '@domain/order/view/shapes'
import { Card, Row } from '@/components/card'
import { Duty, useDutyPhoneOf } from '@/components/duty-phone'
import { Refused } from '@/components/refused'
import { useSend } from '@/services/remote'
import { useState } from 'react'
import type { OpenedContact } from '@contract/order'

/** Phone and door come only by a tap, and the tap is written down. */
export function Contact({ order }: { order: OrderView }) {
  const [opened, setOpened] = useState<OpenedContact | null>(null)
  const { send, busy, error } = useSend('order.contact', setOpened)
  if (opened) return <Opened contact={opened} order={order} />
  return (
    <Card title="电话和门牌">
      <Text className="soft">只用来办这一单。每次查看都会留下记录。</Text>
      <Button busy={busy} onTap={() => void send({ orderId: order.id })}>
        查看
      </Button>
      <Refused error={error} />
    </Card>
  )
}

function Opened({ contact: { people, building, door, note }, order }: { contact: OpenedContact; order: OrderView }) {
  const duty = useDutyPhoneOf(order)
  const unreached = people.some(({ phone }) => phone === null)
  return (
    <Card title="电话和门牌">
      {people.map(({ name, phone }) => (
        <View key={name} className="line">
          <Text>
            {name} {phone ?? '没有留电话'}
          </Text>
          {phone && <Button onTap={() => void Taro.makePhoneCall({ phoneNumber: phone })}>打电话</Button>}
        </View>
      ))}
      {unreached && duty && <Duty {...duty} />}
      {door && <Row label="门牌">{[building, door].filter((words) => !!words).join(' ')}</Row>}
      {note && <Row label="备注">{note}</Row>}
    </Card>
  )
}
