import type { PropsWithChildren } from 'react'
import { Text, View } from '@tarojs/components'
import type { RuleReport } from '@contract/rules'
import { Card, Notice } from '@/components/card'
import { Bars } from './bars'
import { bandRows, figuresOf, overWords, tenthRows } from './figures'

/** What a simulation said: the figures of both, who would have more or less, and why a second person must sign. */
export function Report({ report, name = '新的一版' }: { report: RuleReport; name?: string }) {
  return (
    <>
      <Card title="用过去一年试算">
        <Text className="soft">{overWords(report)}</Text>
        <View className="figures" ariaRole="list" ariaLabel="两版相比">
          <View className="figures__row figures__row--head" ariaRole="listitem">
            <Text className="figures__what" />
            <Text className="figures__value">现在</Text>
            <Text className="figures__value">{name}</Text>
          </View>
          {figuresOf(report).map(({ what, before, after }) => (
            <View key={what} className="figures__row" ariaRole="listitem">
              <Text className="figures__what">{what}</Text>
              <Value of="现在">{before}</Value>
              <Value of={name}>{after}</Value>
            </View>
          ))}
        </View>
      </Card>
      {report.secondSignature.length > 0 && <Notice kind="warn">要第二个人签字，因为：{report.secondSignature.join('；')}。</Notice>}
      <Card title="每一成人平均有多少">
        <Bars title="每一成人平均有多少" after={name} rows={tenthRows(report)} />
      </Card>
      <Card title="多少人会多、会少">
        <Bars title="多少人会多、会少" rows={bandRows(report)} />
      </Card>
    </>
  )
}

/** One figure; in large print, where columns have no room, it says itself which version it is of. */
function Value({ of, children }: PropsWithChildren<{ of: string }>) {
  return (
    <View className="figures__value">
      <Text className="figures__of">{of}</Text>
      <Text>{children}</Text>
    </View>
  )
}
