import Taro, { useRouter } from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { RedemptionView } from '@contract/redemption'
import { timeWords } from '@domain/clock/shanghai'
import { Button } from '@/components/button'
import { Card, Notice, Row } from '@/components/card'
import { Heading } from '@/components/heading'
import { OnSiteCode } from '@/components/on-site-code'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote, useSend } from '@/services/remote'
import { untilWords } from '../words'
import '../shop.scss'

/** One thing that I redeemed: the code that fetches it, where and by when, and the way back. */
export default function PickUpPage() {
  const { data, error, reload } = useRemote('redemption.get', { id: useRouter().params.id ?? '' })
  return <Page title="去取">{data ? <Redeemed one={data} onReload={reload} /> : <PageState error={error} onRetry={reload} />}</Page>
}

function Redeemed({ one, onReload }: { one: RedemptionView; onReload: () => void }) {
  const { title, words, code, merchantName, pickUp, points, at, untilAt, endedAt } = one
  const now = Date.now()
  return (
    <>
      <Heading of="screen">{words}</Heading>
      {code && <Code {...code} />}
      <Card title={title}>
        <Row label="哪一家">{merchantName}</Row>
        <Row label="去哪取">{pickUp}</Row>
        {code && <Row label="什么时候">{untilWords(untilAt, now)}，不取积分退回</Row>}
        <Row label="积分">{points} 分</Row>
        <Row label="换的时间">{timeWords(at, now)}</Row>
        {endedAt !== undefined && <Row label="结束">{timeWords(endedAt, now)}</Row>}
      </Card>
      {code && <Cancel one={one} onDone={onReload} />}
    </>
  )
}

/** What is scanned, and what is read aloud: eight digits in two groups. */
function Code({ digits, qr }: { digits: string; qr: string }) {
  return (
    <>
      <OnSiteCode code={digits} qr={qr} label="取东西的码" />
      <Text className="soft">到了店里给店员扫，或把八位数念给他。只用一次，不要发给别人。</Text>
    </>
  )
}

function Cancel({ one: { id, title, points }, onDone }: { one: RedemptionView; onDone: () => void }) {
  const { send, busy, error } = useSend('redemption.cancel', onDone)
  const ask = async () => {
    const { confirm } = await Taro.showModal({ title: `不换${title}了？`, content: `${points} 分马上退回。`, confirmText: '不换了' })
    if (confirm) await send({ id })
  }
  return (
    <>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <Button kind="quiet" block busy={busy} onTap={() => void ask()}>
        不换了，退回积分
      </Button>
    </>
  )
}
