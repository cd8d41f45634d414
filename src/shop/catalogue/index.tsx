import { useState } from 'react'
import { Tabs } from '@/components/choices'
import { Page } from '@/components/page'
import { Kept } from './kept'
import { Unsettled } from './unsettled'

const TABS = [
  { value: 'offered', label: '在架' },
  { value: 'withdrawn', label: '下架的' },
  { value: 'settle', label: '结算' }
] as const

/** The district's side of the shop: what is on the shelf, what was taken off, and the days that wait to be settled. */
export default function CataloguePage() {
  const [tab, setTab] = useState<(typeof TABS)[number]['value']>('offered')
  return (
    <Page title="积分兑换的东西">
      <Tabs tabs={TABS} current={tab} onChange={setTab} />
      {tab === 'settle' ? <Unsettled /> : <Kept key={tab} list={tab} />}
    </Page>
  )
}
