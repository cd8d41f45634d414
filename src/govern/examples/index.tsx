import { useState } from 'react'
import { Text } from '@tarojs/components'
import { Tabs } from '@/components/choices'
import { Notice } from '@/components/card'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { Report } from '../report'

const EXAMPLES = [
  { value: '0', label: '点一点就计分' },
  { value: '1', label: '捐款买分' },
  { value: '2', label: '换了就清零' },
  { value: '3', label: '八十小时换一件' },
  { value: '4', label: '上不封顶' }
] as const
type Example = (typeof EXAMPLES)[number]['value']

/** Five rules that were tried elsewhere and went wrong, over one's own past. None can be taken into use. */
export default function ExamplesPage() {
  const [example, setExample] = useState<Example>('0')
  return (
    <Page title="反面例子">
      <Text className="soft">别处试过、结果不好的五种规则，用本区过去一年算一遍，看看差别。它们只能看，不能拿来用。</Text>
      <Tabs tabs={EXAMPLES} current={example} onChange={setExample} />
      <One key={example} example={Number(example)} />
    </Page>
  )
}

function One({ example }: { example: number }) {
  const { data, error, reload } = useRemote('points.example', { example })
  if (!data) return <PageState error={error} onRetry={reload} />
  return (
    <>
      <Notice>{data.assumed}</Notice>
      {data.reach !== undefined && <Notice kind="warn">一年下来，换得起最便宜一件的人只有 {(100 * data.reach).toFixed(1)}%。</Notice>}
      <Report report={data.report} name="反例" />
    </>
  )
}
