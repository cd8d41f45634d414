import { useState } from 'react'
import { Tabs } from '@/components/choices'
import { OrderCard } from '@/components/order-card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages, useRemote } from '@/services/remote'
import { Waiting } from './waiting'

const TABS = [
  { value: 'live', label: '正在办' },
  { value: 'done', label: '办完的' }
] as const
type List = (typeof TABS)[number]['value']
const EMPTY: Record<List, string> = { live: '现在没有正在办的单。到“服务”里可以点。', done: '还没有办完的单。' }

/** What I asked for: first what waits for my word, then everything that is under way or behind me. */
export default function OrdersPage() {
  const [list, setList] = useState<List>('live')
  const { data: waiting } = useRemote('rating.waiting', {})
  const pages = usePages('order.mine', { list })
  const above = new Set(waiting?.items.map(({ id }) => id))
  const items = pages.items?.filter(({ id }) => !above.has(id))
  return (
    <Page title="订单" tab>
      {waiting && waiting.items.length > 0 && <Waiting cards={waiting.items} />}
      <Tabs tabs={TABS} current={list} onChange={setList} />
      <Pages pages={{ ...pages, items }} empty={EMPTY[list]} row={(card) => <OrderCard card={card} own />} />
    </Page>
  )
}
