import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { RuleVersionCard } from '@contract/rules'
import { dayOf } from '@domain/clock/shanghai'
import { Button } from '@/components/button'
import { Card, Row, Tag } from '@/components/card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { PageState } from '@/components/state'
import { usePages, useRemote } from '@/services/remote'
import { STANDING } from '../standing'

const go = (url: string) => void Taro.navigateTo({ url })

/** The rules in force, what comes after them, and every version on its way: workers read them all, the district writes them. */
export default function RulesPage() {
  const rules = useRemote('points.rules', {})
  const me = useRemote('member.me', {})
  const pages = usePages('points.ruleVersions', {})
  if (!rules.data || !me.data)
    return (
      <Page title="积分规则">
        <PageState error={rules.error ?? me.error} onRetry={rules.reload} />
      </Page>
    )
  const { version, effectiveAt, next } = rules.data
  const district = me.data.posts.some(({ role }) => role === 'district_staff')
  return (
    <Page title="积分规则">
      <Card title="正在用的">
        <Row label="哪一版">{version}</Row>
        <Row label="从哪天起">{dayOf(effectiveAt)}</Row>
        {next && (
          <Row label="下一版">
            {next.version}，{dayOf(next.effectiveAt)} 起
          </Row>
        )}
        <Text className="soft">一单按服务那天的规则算，以后换了规则也不改。</Text>
        <Button onTap={() => go('/account/rules/index')}>一条一条看</Button>
      </Card>
      {district && (
        <Button kind="primary" block onTap={() => go('/govern/draft/index')}>
          起草新的一版
        </Button>
      )}
      <Button block onTap={() => go('/govern/examples/index')}>
        看五个反面例子
      </Button>
      <Button block onTap={() => go('/govern/weather/index')}>
        天气预警
      </Button>
      <Pages pages={pages} empty="本区还没有起草过。用的是一开始的那一版。" row={(one) => <OneVersion one={one} />} />
    </Page>
  )
}

function OneVersion({ one }: { one: RuleVersionCard }) {
  const { words, colour } = STANDING[one.standing]
  return (
    <Card title={one.version} onTap={() => go(`/govern/version/index?id=${one.id}`)}>
      <Tag colour={colour}>{words}</Tag>
      <Text className="field soft">{dayOf(one.effectiveAt)} 起用</Text>
      <Text className="field soft">
        {one.draftedBy}，{dayOf(one.draftedAt)} 起草
      </Text>
    </Card>
  )
}
