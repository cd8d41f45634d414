import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { DAY } from '@domain/clock/milliseconds'
import { dayStart } from '@domain/clock/shanghai'
import { Button, ButtonBar } from '@/components/button'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { FromTodo } from '../from-todo'
import { Days } from './days'
import { OneDay } from './one-day'

/** Seven days of a unit: who goes where and when, and who has nothing taken on; only for its liaison. */
export default function WeekPage() {
  const { unit = '', name = '单位' } = useRouter().params
  return <Page title={`${decodeURIComponent(name)} · 一周安排`}>{unit ? <OfUnit unitId={unit} /> : <FromTodo />}</Page>
}

function OfUnit({ unitId }: { unitId: string }) {
  const [today] = useState(() => dayStart(Date.now()))
  const [day, setDay] = useState(today)
  const from = today + Math.floor((day - today) / (7 * DAY)) * 7 * DAY
  const { data, error, reload } = useRemote('community.unitWeek', { unitId, at: from })
  const chosen = data?.days.find(({ at }) => at === day)
  return (
    <>
      {data ? <Days days={data.days} chosen={day} onChange={setDay} /> : <PageState error={error} onRetry={reload} />}
      <ButtonBar>
        {from > today && (
          <Button kind="quiet" onTap={() => setDay(from - 7 * DAY)}>
            前七天
          </Button>
        )}
        <Button kind="quiet" onTap={() => setDay(from + 7 * DAY)}>
          后七天
        </Button>
      </ButtonBar>
      {data && chosen && <OneDay key={day} unitId={unitId} day={chosen} members={data.members} />}
    </>
  )
}
