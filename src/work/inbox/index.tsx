import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { Tabs } from '@/components/choices'
import { OrderCard } from '@/components/order-card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'
import { FromTodo } from '../from-todo'
import { Placed } from './placed'
import { INBOX_STAGES } from './stages'

type Stage = (typeof INBOX_STAGES)[number]['value']

/** The orders that one community (street, district) deals with, the most pressing first. */
export default function InboxPage() {
  const { org = '', name = '社区', list: wanted } = useRouter().params
  const [list, setList] = useState<Stage>(INBOX_STAGES.find(({ value }) => value === wanted)?.value ?? 'placed')
  return (
    <Page title={decodeURIComponent(name)}>
      {org ? (
        <>
          <Tabs tabs={INBOX_STAGES} current={list} onChange={setList} />
          {list === 'placed' ? <Placed orgId={org} /> : <OfStage orgId={org} list={list} />}
        </>
      ) : (
        <FromTodo />
      )}
    </Page>
  )
}

function OfStage({ orgId, list }: { orgId: string; list: Exclude<Stage, 'placed'> }) {
  const pages = usePages('community.inbox', { orgId, list })
  return <Pages pages={pages} empty="这一栏现在没有单。" row={(card) => <OrderCard card={card} />} />
}
