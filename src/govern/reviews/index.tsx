import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Button } from '@/components/button'
import { Tabs } from '@/components/choices'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { PageState } from '@/components/state'
import { usePages } from '@/services/remote'
import { OneAppeal } from './one-appeal'
import { OneReview } from './one-review'

const LISTS = [
  { value: 'proposed', label: '要核实' },
  { value: 'owed', label: '要谈、要交' },
  { value: 'appeals', label: '申诉' },
  { value: 'paid', label: '好评和提案' }
] as const
type List = (typeof LISTS)[number]['value']

const EMPTY: Record<Exclude<List, 'appeals'>, string> = {
  proposed: '现在没有要核实的。',
  owed: '现在没有要约谈、要移交的。',
  paid: '还没有记过分的好评和提案。'
}

/** What wants a second look at one organisation, a talk, or an answer: what has waited longest first; and what was awarded by a word, the newest first. */
export default function ReviewsPage() {
  const { orgId = '', list = 'proposed' } = useRouter().params
  const [current, setCurrent] = useState<List>(LISTS.find(({ value }) => value === list)?.value ?? 'proposed')
  return (
    <Page title="复核和申诉">
      {orgId === '' ? (
        <PageState empty="请从「我的」里打开。" />
      ) : (
        <>
          <Tabs tabs={LISTS} current={current} onChange={setCurrent} />
          {current === 'appeals' ? <Appeals orgId={orgId} /> : <Reviews key={current} orgId={orgId} list={current} />}
        </>
      )}
    </Page>
  )
}

function Reviews({ orgId, list }: { orgId: string; list: Exclude<List, 'appeals'> }) {
  const pages = usePages('points.reviews', { orgId, list })
  return (
    <>
      <Pages pages={pages} empty={EMPTY[list]} row={(one) => <OneReview one={one} orgId={orgId} onDone={pages.reload} />} />
      {list === 'proposed' && (
        <Button block onTap={() => void Taro.navigateTo({ url: `/govern/record/index?orgId=${orgId}` })}>
          记一件要两个人核实的事
        </Button>
      )}
    </>
  )
}

function Appeals({ orgId }: { orgId: string }) {
  const pages = usePages('points.appeals', { orgId })
  return <Pages pages={pages} empty="现在没有要答复的申诉。" row={(one) => <OneAppeal one={one} orgId={orgId} onDone={pages.reload} />} />
}
