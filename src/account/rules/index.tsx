import { Text } from '@tarojs/components'
import { Card } from '@/components/card'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'

/** The rules of points in force, in words: everybody reads the same ones. */
export default function RulesPage() {
  const { data, error, reload } = useRemote('points.rules', {})
  return (
    <Page title="积分规则">
      {!data && <PageState error={error} onRetry={reload} />}
      {data?.rules.map(({ code, title, words }) => (
        <Card key={code} title={title}>
          {words !== '' && <Text>{words}</Text>}
        </Card>
      ))}
    </Page>
  )
}
