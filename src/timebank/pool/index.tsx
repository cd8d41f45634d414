import { Text } from '@tarojs/components'
import type { PoolView } from '@contract/timebank'
import { solvencyWords, type Promised } from '@domain/timebank/solvency'
import { durationWords } from '@domain/timebank/words'
import { Card, Notice, Row } from '@/components/card'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import { monthWords, signedWords } from '../day-words'
import { Months } from './months'

/** The public pool, for everybody: what it has, how long it lasts, where it comes from and whom it is for. Nobody's name. */
export default function PoolPage() {
  const { data, error, reload } = useRemote('timebank.pool', {})
  return <Page title="公共时间池">{data ? <Whole pool={data} /> : <PageState error={error} onRetry={reload} />}</Page>
}

function Whole({ pool }: { pool: PoolView }) {
  const { free, floor, solvency, months, promised, servedYear, allotments, injections, checkedAt, stopped } = pool
  const came = injections.filter(({ confirmedAt }) => confirmedAt !== null)
  return (
    <>
      {stopped && <Notice kind="warn">互助时间正在核对，这几天先不动。原来的都在，服务照常。</Notice>}
      <Card title="公共池现在有">
        <Text className="huge">{durationWords(free)}</Text>
        {floor > 0 && <Row label="最少要留">{durationWords(floor)}</Row>}
        <Text className="soft">给名单上独居、高龄、失能、低保的老人用，每月每位一样多。</Text>
      </Card>
      <Card title="公共池还够用多久">
        <Text>{solvencyWords(solvency)}</Text>
        <Months months={months} />
        {checkedAt !== null && <Text className="soft small">数到{signedWords(checkedAt)}，每天夜里核对一次。</Text>}
      </Card>
      {allotments.length > 0 && (
        <Card title="每月发给名单上的老人">
          {allotments.slice(0, 3).map(({ month, each, short }) => (
            <Row key={month} label={monthWords(month)}>
              每位 {durationWords(each)}
              {short && '（公共池不够，大家一样少）'}
            </Row>
          ))}
        </Card>
      )}
      {promised.length > 0 && (
        <Card title="以后要用的">
          {promised.map((one) => (
            <Text key={one.withinYears} className="field">
              {promisedWords(one)}
            </Text>
          ))}
          {promised.some(({ years }) => years !== null) && (
            <Text className="soft">近一年来帮忙的人一共到账 {durationWords(servedYear)}。</Text>
          )}
        </Card>
      )}
      {came.length > 0 && (
        <Card title="区里拨入">
          {came.slice(0, 5).map(({ id, minutes, confirmedAt }) => (
            <Row key={id} label={signedWords(confirmedAt ?? 0)}>
              {durationWords(minutes)}
            </Row>
          ))}
          <Text className="soft">要两个人分别签字，一季有上限。其余是大家捐的、集体服务和超出上限的时间。</Text>
        </Card>
      )}
    </>
  )
}

const promisedWords = ({ withinYears, minutes, years }: Promised): string => {
  if (minutes === 0) return `${withinYears === 5 ? '五' : '十'}年内满 65 岁的人，手里还没有互助时间。`
  const own = `${withinYears === 5 ? '五' : '十'}年内满 65 岁的人，手里一共有 ${durationWords(minutes)}`
  if (years === null) return `${own}。`
  return years < 0.1 ? `${own}，照现在的服务，用得过来。` : `${own}，等于现在 ${years} 年的服务。`
}
