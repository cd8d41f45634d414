import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Tabs } from '@/components/choices'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { Counter } from './counter'
import { Expected } from './expected'
import { Sheets } from './sheets'

const TABS = [
  { value: 'scan', label: '扫码' },
  { value: 'expected', label: '等人来取' },
  { value: 'sheets', label: '每天的数' }
] as const

/** A merchant's till: scan and hand over, what people will fetch, and what went out by day. */
export default function CounterPage() {
  const { org = '', name = '扫码交东西' } = useRouter().params
  const [tab, setTab] = useState<(typeof TABS)[number]['value']>('scan')
  const ROOMS = { scan: Counter, expected: Expected, sheets: Sheets }
  const Room = ROOMS[tab]
  const shop = decodeURIComponent(name)
  return (
    <Page title={shop}>
      {org ? (
        <>
          <Tabs tabs={TABS} current={tab} onChange={setTab} />
          <Room org={org} name={shop} />
        </>
      ) : (
        <PageState empty="请从「待办」里打开您的店。" />
      )}
    </Page>
  )
}
