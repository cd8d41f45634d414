import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { Tabs } from '@/components/choices'
import { OrderCard } from '@/components/order-card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages, useRemote } from '@/services/remote'

const TABS = [
  { value: 'live', label: '正在办' },
  { value: 'done', label: '办完的' }
] as const
type List = (typeof TABS)[number]['value']
const EMPTY: Record<List, string> = { live: '现在没有正在办的单。到“服务”里可以点。', done: '还没有办完的单。' }

/** What I asked for: first what waits for my word, then everything that is under way or behind me. */
export default function OrdersPage() {
  const [list, setList] = useState<List>('live')
  const pages = usePages('order.mine', { list })
  return (
    <Page title="订单" tab>
      <Waiting />
      <Tabs tabs={TABS} current={list} onChange={setList} />
      <Pages pages={pages} empty={EMPTY[list]} row={(card) => <OrderCard card={card} />} />
    </Page>
  )
}

/** Visits that are over and wait for a word. */
function Waiting() {
  const { data } = useRemote('rating.waiting', {})
  if (!data || data.items.length === 0) return null
  return (
    <View className="section">
      <Text className="section__title" ariaRole="heading">
        等您说一句
      </Text>
      {data.items.map((card) => (
        <OrderCard key={card.id} card={card} />
      ))}
    </View>
  )
}
