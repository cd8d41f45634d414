import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { STAGE_WORDS } from '@domain/order/words'
import { Tabs } from '@/components/choices'
import { OrderCard } from '@/components/order-card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'

const TABS = [
  { value: 'placed', label: STAGE_WORDS.placed },
  { value: 'handed', label: '已交出' },
  { value: 'running', label: '进行中' },
  { value: 'served', label: STAGE_WORDS.served },
  { value: 'done', label: STAGE_WORDS.closed }
] as const

/** The orders that one community (street, district) deals with, the most pressing first. */
export default function InboxPage() {
  const { org = '', name = '社区' } = useRouter().params
  const [list, setList] = useState<(typeof TABS)[number]['value']>('placed')
  const pages = usePages('community.inbox', { orgId: org, list })
  return (
    <Page title={decodeURIComponent(name)}>
      <Tabs tabs={TABS} current={list} onChange={setList} />
      <Pages pages={pages} empty="这一栏现在没有单。" row={(card) => <OrderCard card={card} />} />
    </Page>
  )
}
