import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Tabs } from '@/components/choices'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { Estates } from './estates'
import { Families } from './families'
import { ListedElders } from './listed'

const TABS = [
  { value: 'listed', label: '名单' },
  { value: 'families', label: '家庭关系' },
  { value: 'estates', label: '离世登记' }
] as const
type Tab = (typeof TABS)[number]['value']
const ROOM = { listed: ListedElders, families: Families, estates: Estates }

/** What a community looks after for mutual-help time: who needs it most, which families are verified, and what becomes of it after a death. */
export default function TimePeoplePage() {
  const { org = '', name = '互助时间' } = useRouter().params
  const [tab, setTab] = useState<Tab>('listed')
  const Room = ROOM[tab]
  return (
    <Page title={decodeURIComponent(name)}>
      {org ? (
        <>
          <Tabs tabs={TABS} current={tab} onChange={setTab} />
          <Room orgId={org} />
        </>
      ) : (
        <PageState empty="请从「我的」里打开您社区的互助时间。" />
      )}
    </Page>
  )
}
