import { useState } from 'react'
import { Text } from '@tarojs/components'
import { windowWords } from '@domain/clock/shanghai'
import { nameParts } from '@domain/menu/item'
import type { Activity } from '@domain/order/view/activity'
import { Card } from '@/components/card'
import { Chips } from '@/components/choices'
import { DutyPhone } from '@/components/duty-phone'
import { Field } from '@/components/fields'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { PageState } from '@/components/state'
import { usePages, useRemote } from '@/services/remote'
import { useKnown } from '@/services/sign-in'

/** What a community organises, as soon as it is sure to be held: one goes there, without ordering anything. One's own, or whichever is chosen. */
export default function ActivitiesPage() {
  const known = useKnown()
  const me = useRemote('member.me', {}, known)
  const person = me.data?.person
  const isAsked = known && !me.data && !me.error
  return (
    <Page title="社区活动">
      {isAsked ? <PageState /> : person ? <Of communityId={person.communityId} gridId={person.gridId} /> : <Choosing />}
    </Page>
  )
}

/** Nobody has said where they live: the community is asked for first. */
function Choosing() {
  const { data, error, reload } = useRemote('member.areas', {})
  const [chosen, setChosen] = useState('')
  if (!data) return <PageState error={error} onRetry={reload} />
  const communities = [...new Map(data.grids.map(({ communityId, communityName }) => [communityId, communityName]))]
  const grid = data.grids.find(({ communityId }) => communityId === chosen)
  return (
    <>
      <Field label="看哪个社区的">
        <Chips
          options={communities.map(([value, label]) => ({ value, label }))}
          chosen={chosen ? [chosen] : []}
          onChange={([id = '']) => setChosen(id)}
        />
      </Field>
      {grid && <Of communityId={chosen} gridId={grid.id} />}
    </>
  )
}

function Of({ communityId, gridId }: { communityId: string; gridId: string }) {
  const pages = usePages('order.activities', { communityId })
  return (
    <>
      {!!pages.items?.length && <Text className="soft">不用报名，到时候直接去。</Text>}
      <Pages pages={pages} empty="现在还没有定下来的活动，想参加可以问问社区。" row={(activity) => <ActivityCard activity={activity} />} />
      <DutyPhone gridId={gridId} />
    </>
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
