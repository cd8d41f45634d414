import { Text } from '@tarojs/components'
import { Card, Notice } from '@/components/card'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'

/** How many points I have, and what is still owed from a correction. */
export function Points() {
  const { data, error, reload } = useRemote('points.balance', {})
  if (!data) return <PageState error={error} onRetry={reload} />
  return (
    <Card title="我的积分">
      <Text className="huge">{data.owned} 分</Text>
      {data.free < data.owned && <Text className="soft">其中 {data.owned - data.free} 分已经预留。</Text>}
      {data.dues > 0 && <Notice kind="warn">更正后还差 {data.dues} 分，从以后的积分里补扣。</Notice>}
      <Text className="soft">帮一次忙，评过或核实过以后到账。</Text>
    </Card>
  )
}
