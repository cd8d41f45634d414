import { Text } from '@tarojs/components'
import type { BooksView } from '@contract/timebank'
import { timeWords } from '@domain/clock/shanghai'
import { ASSET_NAMES, type AccountKind, type Asset } from '@domain/ledger/account'
import { durationWords } from '@domain/timebank/words'
import { Button } from '@/components/button'
import { Card, Notice, Row, Tag } from '@/components/card'
import { PageState } from '@/components/state'
import { remember, useRemote, useSend } from '@/services/remote'
import { StandsStill } from './stands-still'

/** Whether the books are right, and what they come to by kind of account: figures, nobody's name. */
export function Books() {
  const { data, error, reload } = useRemote('timebank.books', {})
  const { send, busy, error: refused } = useSend('timebank.checkBooks', (books) => remember('timebank.books', {}, books))
  if (!data) return <PageState error={error} onRetry={reload} />
  const { checkedAt, stops, waiting, totals } = data
  const right = stops.length === 0 && checkedAt !== null
  return (
    <>
      <Card title="核对">
        <Tag colour={right ? 'green' : 'yellow'}>{stops.length > 0 ? '有对不上的' : right ? '都对得上' : '还没有核对过'}</Tag>
        {checkedAt !== null && <Text className="soft">最近一次：{timeWords(checkedAt, Date.now())}。每天夜里两点自己核对一次。</Text>}
        {waiting > 0 && <Text>有 {waiting} 单的积分或时间等着补上，放开以后几分钟里自己补。</Text>}
        {refused && <Notice kind="danger">{refused.message}</Notice>}
        <Button block busy={busy} onTap={() => void send({})}>
          现在核对一遍
        </Button>
      </Card>
      {stops.map((stop) => (
        <StandsStill key={stop.asset} stop={stop} />
      ))}
      {totals.map((one) => (
        <Totals key={one.asset} totals={one} />
      ))}
    </>
  )
}

const KIND_WORDS: Record<AccountKind, string> = {
  earned: '居民自己的',
  gifted: '家人送的',
  allotment: '本月公共额度',
  unit: '单位',
  merchant: '商户',
  pool: '公共池',
  issuer: '发放'
}
const SAID: Record<Asset, (amount: number) => string> = { point: (amount) => `${amount} 分`, minute: durationWords }

function Totals({ totals }: { totals: BooksView['totals'][number] }) {
  const { asset, owned, held, issued, reversed, retired } = totals
  const said = SAID[asset]
  return (
    <Card title={`全区${ASSET_NAMES[asset]}`}>
      {owned.length === 0 && <Text className="soft">还没有。</Text>}
      {owned.map(({ kind, amount }) => (
        <Row key={kind} label={KIND_WORDS[kind]}>
          {said(amount)}
        </Row>
      ))}
      {held > 0 && <Row label="其中预留">{said(held)}</Row>}
      <Row label="一共发出">{said(issued)}</Row>
      <Row label="更正收回">{said(reversed)}</Row>
      {retired > 0 && <Row label="已经结清">{said(retired)}</Row>}
    </Card>
  )
}
