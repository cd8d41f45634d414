import { Text } from '@tarojs/components'
import { dayOf, windowWords } from '@domain/clock/shanghai'
import { warningTitle } from '@domain/points/warning'
import { Card, Notice } from '@/components/card'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'

/** The rules of points in force, in words: everybody reads the same ones. */
export default function RulesPage() {
  const { data, error, reload } = useRemote('points.rules', {})
  const warnings = useRemote('points.warnings', {})
  return (
    <Page title="积分规则">
      {!data && <PageState error={error} onRetry={reload} />}
      {data?.next && <Notice>从 {dayOf(data.next.effectiveAt)} 起换新的一版。以前的单按以前的算，不会改。</Notice>}
      {warnings.data?.items
        .filter(({ standing }) => standing === 'now')
        .map((one) => (
          <Notice key={one.id} kind="warn">
            {one.communities?.join('、') ?? '全区'}：{warningTitle(one)}，{windowWords(one, Date.now())}。这段时间里的服务积分多算一些。
          </Notice>
        ))}
      {data?.rules.map(({ code, title, words }) => (
        <Card key={code} title={title}>
          {words !== '' && <Text>{words}</Text>}
        </Card>
      ))}
    </Page>
  )
}
