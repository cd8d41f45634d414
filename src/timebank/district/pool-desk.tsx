import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { PoolView } from '@contract/timebank'
import { solvencyWords } from '@domain/timebank/solvency'
import { durationWords } from '@domain/timebank/words'
import { Button } from '@/components/button'
import { Card, Notice, Row } from '@/components/card'
import { PageState } from '@/components/state'
import { remember, useRemote, useSend } from '@/services/remote'
import { monthWords } from '../day-words'
import { Proposals } from './proposals'

/** What goes into the pool and how far it may fall: each proposed by one of the district and signed by another. */
export function PoolDesk() {
  const { data, error, reload } = useRemote('timebank.pool', {})
  const put = (pool: PoolView) => remember('timebank.pool', {}, pool)
  const inject = { propose: useSend('timebank.propose', put), confirm: useSend('timebank.confirm', put) }
  const lower = { propose: useSend('timebank.proposeFloor', put), confirm: useSend('timebank.confirmFloor', put) }
  if (!data) return <PageState error={error} onRetry={reload} />
  const { free, floor, injectLeft, injections, floors, solvency, allotments } = data
  const [latest] = allotments
  return (
    <>
      {latest?.short && (
        <Notice kind="warn">
          公共池不够：{monthWords(latest.month)}名单上的老人每位只发了 {durationWords(latest.each)}。
        </Notice>
      )}
      <Card title="公共池现在有">
        <Text className="huge">{durationWords(free)}</Text>
        <Row label="最少要留">{floor > 0 ? durationWords(floor) : '没有定，可以用完'}</Row>
        <Text className="soft">{solvencyWords(solvency)}</Text>
        <Button block onTap={() => void Taro.navigateTo({ url: '/timebank/pool/index' })}>
          看大家看到的这一页
        </Button>
      </Card>
      <Proposals
        title="拨入公共池"
        about={`新的时间只从这里来。本季还可以拨 ${durationWords(injectLeft)}。`}
        verb="拨入"
        proposals={injections}
        sends={inject}
      />
      <Proposals
        title="最少要留多少"
        about="到了这条线就停发，留给已经约好的服务。不能比现在有的多；填 0 就是不留。"
        verb="最少留"
        proposals={floors}
        sends={lower}
        zero
      />
    </>
  )
}
