import Taro, { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { GoodView } from '@contract/redemption'
import { dayWords } from '@domain/clock/shanghai'
import { Card, Notice, Row } from '@/components/card'
import { Page } from '@/components/page'
import { Thumb } from '@/components/photos'
import { SendBar } from '@/components/send-bar'
import { PageState } from '@/components/state'
import { useRemote, useSend } from '@/services/remote'
import { onTo } from '../to'
import '../shop.scss'

/** One thing: what it is, where it is fetched, and the tap that takes it. */
export default function GoodPage() {
  const { data, error, reload } = useRemote('redemption.good', { id: useRouter().params.id ?? '' })
  return <Page title="换这一样">{data ? <Good good={data} onReload={reload} /> : <PageState error={error} onRetry={reload} />}</Page>
}

const keptWords = (holdDays: number): string => (holdDays === 0 ? '当天取' : `换好以后 ${holdDays} 天内取，不取积分退回`)

function Good({ good, onReload }: { good: GoodView; onReload: () => void }) {
  const { id, title, about, picture, points, left, limit, merchantName, pickUp, holdDays, untilAt, hindrance, version } = good
  const { send, busy, error } = useSend('redemption.redeem', ({ id: mine }) => onTo('pick-up', { id: mine }))
  const redeem = async () => {
    const { confirm } = await Taro.showModal({ title: `用 ${points} 分换${title}？`, content: keptWords(holdDays), confirmText: '换' })
    if (confirm && !(await send({ goodId: id, points, version }))) onReload()
  }
  return (
    <>
      {picture && (
        <View className="good__large">
          <Thumb url={picture} label={`${title}的样子`} />
        </View>
      )}
      <Card title={title}>
        <Text className="huge">{points} 分</Text>
        {about !== '' && <Text>{about}</Text>}
        <Row label="还剩">{left > 0 ? `${left} 份` : '换完了'}</Row>
        {limit !== '' && <Row label="限">{limit}</Row>}
        <Row label="哪一家">{merchantName}</Row>
        <Row label="去哪取">{pickUp}</Row>
        <Row label="什么时候">{keptWords(holdDays)}</Row>
        {untilAt !== undefined && <Row label="换到">{dayWords(untilAt - 1, Date.now())}</Row>}
      </Card>
      {hindrance && <Notice kind="warn">{hindrance.words}</Notice>}
      {!hindrance && <SendBar label={`用 ${points} 分换`} busy={busy} error={error} onTap={() => void redeem()} />}
      {hindrance && error && <Notice kind="danger">{error.message}</Notice>}
    </>
  )
}
