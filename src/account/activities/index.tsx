import { Text } from '@tarojs/components'
import { windowWords } from '@domain/clock/shanghai'
import { nameParts } from '@domain/menu/item'
import type { Activity } from '@domain/order/view/activity'
import { Card } from '@/components/card'
import { DutyPhone } from '@/components/duty-phone'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages, useRemote } from '@/services/remote'

/** What the community where somebody lives organises, as soon as it is sure to be held: they come, without ordering anything. */
export default function ActivitiesPage() {
  const me = useRemote('member.me', {})
  const pages = usePages('order.activities', {})
  return (
    <Page title="社区活动">
      <Pages pages={pages} empty="现在还没有定下来的活动，想参加可以问问社区。" row={(activity) => <ActivityCard activity={activity} />} />
      <DutyPhone gridId={me.data?.person?.gridId} />
    </Page>
  )
}

function ActivityCard({ activity: { title, window, place, gridName } }: { activity: Activity }) {
  return (
    <Card title={nameParts(title).title}>
      <Text>{windowWords(window, Date.now())}</Text>
      <Text>{place ?? gridName}</Text>
      {!place && <Text className="soft">具体地方问问社区。</Text>}
    </Card>
  )
}
