import { useState } from 'react'
import { Tabs } from '@/components/choices'
import { Page } from '@/components/page'
import { Books } from './books'
import { PoolDesk } from './pool-desk'

const TABS = [
  { value: 'books', label: '总数和核对' },
  { value: 'pool', label: '公共池' }
] as const
type Tab = (typeof TABS)[number]['value']

/** What the district looks after: whether the books are right, what they come to, and what goes into the pool. */
export default function DistrictPage() {
  const [tab, setTab] = useState<Tab>('books')
  return (
    <Page title="账目和公共池">
      <Tabs tabs={TABS} current={tab} onChange={setTab} />
      {tab === 'books' ? <Books /> : <PoolDesk />}
    </Page>
  )
}
