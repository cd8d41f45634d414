import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { STAGE_WORDS } from '@domain/order/words'
import { Tabs } from '@/components/choices'
import { OrderCard } from '@/components/order-card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'

const TABS = [
  { value: 'referred', label: STAGE_WORDS.referred },
  { value: 'open', label: STAGE_WORDS.open },
  { value: 'running', label: '进行中' },
  { value: 'done', label: STAGE_WORDS.closed }
] as const

/** The orders that communities have handed to one unit. */
export default function UnitPage() {
  const { unit = '', name = '单位' } = useRouter().params
  const [list, setList] = useState<(typeof TABS)[number]['value']>('referred')
  const pages = usePages('community.unitInbox', { unitId: unit, list })
  return (
    <Page title={decodeURIComponent(name)}>
      <Tabs tabs={TABS} current={list} onChange={setList} />
      <Pages pages={pages} empty="这一栏现在没有单。" row={(card) => <OrderCard card={card} />} />
    </Page>
  )
}
