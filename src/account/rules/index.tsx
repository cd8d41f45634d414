import { Text } from '@tarojs/components'
import { dayOf } from '@domain/clock/shanghai'
import { Card, Notice } from '@/components/card'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'

/** The rules of points in force, in words: everybody reads the same ones. */
export default function RulesPage() {
  const { data, error, reload } = useRemote('points.rules', {})
  return (
    <Page title="积分规则">
      {!data && <PageState error={error} onRetry={reload} />}
      {data?.next && <Notice>从 {dayOf(data.next.effectiveAt)} 起换新的一版。以前的单按以前的算，不会改。</Notice>}
      {data?.rules.map(({ code, title, words }) => (
        <Card key={code} title={title}>
          {words !== '' && <Text>{words}</Text>}
        </Card>
      ))}
    </Page>
  )
}
