import { lazy, Suspense, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Tabs } from '@/components/choices'
import { OrderCard } from '@/components/order-card'
import { NotFetched } from '@/components/not-fetched'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { PageState } from '@/components/state'
import { usePages, useRemote } from '@/services/remote'
import { FromTodo } from '../from-todo'
import { StandingLink } from '../standing-link'
import { useWide } from '../wide'
import { Placed } from './placed'
import { INBOX_STAGES } from './stages'

type Stage = (typeof INBOX_STAGES)[number]['value']

/** A browser with room for a table; the mini-program never carries it. */
const Desk = process.env.TARO_ENV === 'h5' ? lazy(() => import('../desk/community').catch(() => ({ default: NotFetched }))) : null

/** The orders that one community (street, district) deals with, the most pressing first. */
export default function InboxPage() {
  const { org = '', name = '社区', list } = useRouter().params
  const wide = useWide()
  return (
    <Page title={decodeURIComponent(name)} wide={Desk !== null && wide}>
      {org ? <OfOrg org={org} name={name} wanted={list} wide={wide} /> : <FromTodo />}
    </Page>
  )
}

function OfOrg({ org, name, wanted, wide }: { org: string; name: string; wanted: string | undefined; wide: boolean }) {
  const [list, setList] = useState<Stage>(INBOX_STAGES.find(({ value }) => value === wanted)?.value ?? 'placed')
  const { data: me } = useRemote('member.me', {})
  const isCommunity = me?.posts.some(({ orgId, role }) => orgId === org && role === 'community_worker')
  return (
    <>
      {me ? isCommunity && <StandingLink org={org} name={name} /> : <View className="held" />}
      <Tabs tabs={INBOX_STAGES} current={list} onChange={setList} />
      {Desk && wide ? (
        <Suspense fallback={<PageState />}>
          <Desk key={list} orgId={org} list={list} />
        </Suspense>
      ) : list === 'placed' ? (
        <Placed orgId={org} />
      ) : (
        <OfStage orgId={org} list={list} />
      )}
    </>
  )
}

function OfStage({ orgId, list }: { orgId: string; list: Exclude<Stage, 'placed'> }) {
  const pages = usePages('community.inbox', { orgId, list })
  return <Pages pages={pages} empty="这一栏现在没有单。" row={(card) => <OrderCard card={card} />} />
}
