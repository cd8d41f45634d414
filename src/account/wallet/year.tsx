import { Text } from '@tarojs/components'
import { durationWords } from '@domain/timebank/words'
import { Card, Row, Tag } from '@/components/card'
import { useRemote } from '@/services/remote'

/** What this year has come to so far. Said to me and to my unit, to nobody else, and never beside anybody. */
export function Year() {
  const { data } = useRemote('points.year', {})
  if (!data || data.minutes === 0) return null
  const { year, minutes, points, grade } = data
  return (
    <Card title={`${year} 年到现在`}>
      {grade !== '待提升' && <Tag colour="green">{grade}</Tag>}
      <Row label="到场帮忙">{durationWords(minutes)}</Row>
      <Row label="得到的积分">{points} 分</Row>
      <Text className="soft">达标 20 小时、200 分；良好 40 小时、400 分；优秀 60 小时、600 分。只有您和您的单位看得到，不排名次。</Text>
    </Card>
  )
}
