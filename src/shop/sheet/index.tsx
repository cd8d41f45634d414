import { useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import type { SheetView } from '@contract/redemption'
import { timeWords } from '@domain/clock/shanghai'
import { Button } from '@/components/button'
import { Card, Notice, Row, Tag } from '@/components/card'
import { Heading } from '@/components/heading'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { PageState } from '@/components/state'
import { usePages, useRemote, useSend } from '@/services/remote'
import { sheetDayWords } from '../words'
import { SETTLED, sheetStage } from './stage'
import '../shop.scss'

const print = process.env.TARO_ENV === 'h5' ? () => globalThis.print() : null

/** One day of one merchant: how many, how many points, each piece; to be printed, and agreed to when the day is over. */
export default function SheetPage() {
  const { org = '', day = '', name = '' } = useRouter().params
  const shop = decodeURIComponent(name)
  const { data, error, reload } = useRemote('redemption.sheetOf', { orgId: org, day })
  return (
    <Page title="一天的数">
      {data ? <Sheet sheet={data} shop={shop} onReload={reload} /> : <PageState error={error} onRetry={reload} />}
    </Page>
  )
}

function Sheet({ sheet, shop, onReload }: { sheet: SheetView; shop: string; onReload: () => void }) {
  const { merchantId, day, count, points, agreedAt, settledAt } = sheet
  const pages = usePages('redemption.sheet', { orgId: merchantId, day })
  const now = Date.now()
  const { colour, words } = SETTLED[sheetStage(sheet)]
  return (
    <>
      <Heading of="screen">
        {shop} {sheetDayWords(day)}
      </Heading>
      <Card>
        <Row label="交出">{count} 份</Row>
        <Row label="积分">{points} 分</Row>
        {agreedAt !== undefined && <Row label="店里对数">{timeWords(agreedAt, now)}</Row>}
        {settledAt !== undefined && <Row label="区里结清">{timeWords(settledAt, now)}</Row>}
        <Tag colour={colour}>{words}</Tag>
      </Card>
      <Agree sheet={sheet} onDone={onReload} />
      {print && (
        <Button block onTap={print}>
          打印
        </Button>
      )}
      <Pages
        pages={pages}
        empty="这一天没有交出东西。"
        row={({ title, points: each, at }) => (
          <View className="line">
            <Text>{title}</Text>
            <Text className="soft">
              {timeWords(at, now)} · {each} 分
            </Text>
          </View>
        )}
      />
    </>
  )
}

/** Asked of the merchant once the day is over; from then on nothing comes to it, and the district settles it. */
function Agree({ sheet, onDone }: { sheet: SheetView; onDone: () => void }) {
  const { send, busy, error } = useSend('redemption.agree', onDone)
  if (sheetStage(sheet) !== 'to agree') return null
  return (
    <>
      <Text className="soft">和店里的记录对一对。对好以后由区里在外面结，这里只记积分，不走钱。</Text>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <Button kind="primary" block busy={busy} onTap={() => void send({ orgId: sheet.merchantId, day: sheet.day })}>
        数目对，请区里结
      </Button>
    </>
  )
}
