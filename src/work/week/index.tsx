import { lazy, Suspense, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { DAY } from '@domain/clock/milliseconds'
import { dayStart } from '@domain/clock/shanghai'
import { Button, ButtonBar } from '@/components/button'
import { NotFetched } from '@/components/not-fetched'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { FromTodo } from '../from-todo'
import { useWide } from '../wide'
import { Days } from './days'
import { OneDay } from './one-day'

/** A browser with room for seven columns; the mini-program never carries them. */
const Seven = process.env.TARO_ENV === 'h5' ? lazy(() => import('./seven').catch(() => ({ default: NotFetched }))) : null

/** Seven days of a unit: who goes where and when, and who has nothing taken on; only for its liaison. */
export default function WeekPage() {
  const { unit = '', name = '单位' } = useRouter().params
  const wide = useWide()
  return (
    <Page title={`${decodeURIComponent(name)} · 一周安排`} wide={Seven !== null && wide}>
      {unit ? <OfUnit unitId={unit} wide={wide} /> : <FromTodo />}
    </Page>
  )
}

function OfUnit({ unitId, wide }: { unitId: string; wide: boolean }) {
  const [today] = useState(() => dayStart(Date.now()))
  const [day, setDay] = useState(today)
  const from = today + Math.floor((day - today) / (7 * DAY)) * 7 * DAY
  const { data, error, reload } = useRemote('community.unitWeek', { unitId, at: from })
  const chosen = data?.days.find(({ at }) => at === day)
  return (
    <>
      {!data ? (
        <PageState error={error} onRetry={reload} />
      ) : Seven && wide ? (
        <Suspense fallback={<PageState />}>
          <Seven key={from} unitId={unitId} week={data} />
        </Suspense>
      ) : (
        <Days days={data.days} chosen={day} onChange={setDay} />
      )}
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
      {data && chosen && !(Seven && wide) && <OneDay key={day} unitId={unitId} day={chosen} members={data.members} />}
    </>
  )
}
