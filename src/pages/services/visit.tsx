import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Output } from '@contract'
import { nameParts } from '@domain/menu/item'
import { Heading } from '@/components/heading'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Code } from '../order/code'
import { visitWords } from './visit-words'

/** From two hours before, and until it is over: who comes, and the code to show them, without a tap. */
export function Visit({ order, at }: { order: Output<'order.get'>; at: number }) {
  return (
    <Card>
      <Heading of="screen">{visitWords(order, Date.now())}</Heading>
      <Text className="soft">
        {nameParts(order.title).title}
        {!order.forMe && order.beneficiaryName && ` · ${order.beneficiaryName}`}
      </Text>
      {order.may.code && <Code order={order} at={at} />}
      <Button block onTap={() => void Taro.navigateTo({ url: `/pages/order/index?id=${order.id}` })}>
        看这一单
      </Button>
    </Card>
  )
}
