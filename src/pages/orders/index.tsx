import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Tabs } from '@/components/choices'
import { OrderCard } from '@/components/order-card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { PageState } from '@/components/state'
import { Waiting } from '@/components/waiting'
import { usePages, useRemote } from '@/services/remote'

const TABS = [
  { value: 'live', label: '正在办' },
  { value: 'done', label: '办完的' }
] as const
type List = (typeof TABS)[number]['value']
const EMPTY: Record<List, string> = { live: '现在没有正在办的单。', done: '还没有办完的单。' }
const TO_MENU = { label: '去看看能点什么', go: () => void Taro.switchTab({ url: '/pages/services/index' }) }

/** What I asked for: first what waits for my word, then everything that is under way or behind me. Nothing moves away under a finger: what stands below waits for it. */
export default function OrdersPage() {
  const [list, setList] = useState<List>('live')
  const { data: waiting, error } = useRemote('rating.waiting', {})
  const pages = usePages('order.mine', { list })
  const above = new Set(waiting?.items.map(({ id }) => id))
  // each page keeps what is left of it: nothing slips to a page that was turned already
  const below = <T extends { id: string }>(cards: T[]) => cards.filter(({ id }) => !above.has(id))
  const shown = { ...pages, items: pages.items && below(pages.items), twenties: pages.twenties?.map(below) }
  return (
    <Page title="订单" tab>
      {waiting && <Waiting cards={waiting.items} />}
      {waiting || error ? (
        <>
          <Tabs tabs={TABS} current={list} onChange={setList} />
          <Pages pages={shown} empty={EMPTY[list]} way={TO_MENU} row={(card) => <OrderCard card={card} own />} />
        </>
      ) : (
        <PageState />
      )}
    </Page>
  )
}
