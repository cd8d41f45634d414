import { useRouter } from '@tarojs/taro'
import { Text } from '@tarojs/components'
import { durationWords } from '@domain/timebank/words'
import { Card, Row, Tag } from '@/components/card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages, useRemote } from '@/services/remote'

/** What the year came to for each member of a unit; only the unit and each of them reads it, and nobody stands above anybody. */
export default function UnitYearPage() {
  const { unit = '', name = '' } = useRouter().params
  const pages = usePages('points.unitYear', { unitId: unit })
  const { data: together } = useRemote('points.unitCount', { unitId: unit })
  return (
    <Page title="年度反馈">
      <Text className="soft">{decodeURIComponent(name)}的成员，今年到现在。只有本人和单位能看，不排名次。</Text>
      {together && (
        <Card title="单位一起做的">
          <Row label="订单">{together.orders} 单</Row>
          <Row label="参加">{together.people} 人</Row>
          <Row label="到场">{together.hours} 小时</Row>
          <Text className="soft">只记次数、人数和时长，不折算积分。</Text>
        </Card>
      )}
      <Pages
        pages={pages}
        empty="本单位还没有登记成员。"
        row={({ publicName, minutes, points, grade }) => (
          <Card title={publicName}>
            <Tag colour={grade === '待提升' ? 'plain' : 'green'}>{grade}</Tag>
            <Row label="到场">{minutes === 0 ? '还没有' : durationWords(minutes)}</Row>
            <Row label="积分">{points} 分</Row>
          </Card>
        )}
      />
    </Page>
  )
}
