import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Tabs } from '@/components/choices'
import { OrderCard } from '@/components/order-card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'

const TABS = [
  { value: 'ahead', label: '要办的' },
  { value: 'done', label: '办完的' }
] as const
type List = (typeof TABS)[number]['value']

const EMPTY: Record<List, string> = {
  ahead: '手上没有要去的，也没有人请您。有人请您时，愿意才接，不接也没关系。',
  done: '还没有办完的。'
}

/** A member's own visits: those that wait for their tap, those to come, those behind them. */
export default function TasksPage() {
  const { params } = useRouter()
  const wanted = TABS.find(({ value }) => value === params.list)
  const [list, setList] = useState<List>(wanted?.value ?? 'ahead')
  const pages = usePages('order.tasks', { list })
  return (
    <Page title="我的任务">
      <Tabs tabs={TABS} current={list} onChange={setList} />
      <Pages pages={pages} empty={EMPTY[list]} row={(card) => <OrderCard card={card} effort={list === 'ahead'} ours />} />
    </Page>
  )
}
