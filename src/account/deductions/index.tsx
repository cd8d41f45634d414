import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Deduction, OwnAppeal } from '@contract/review'
import { timeWords } from '@domain/clock/shanghai'
import { Button } from '@/components/button'
import { Card, Notice, Row, Tag } from '@/components/card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'
import { Appeal } from './appeal'

type Colour = 'blue' | 'green' | 'yellow' | 'plain'
const STATES: Record<Deduction['state'], { words: (points: number) => string; colour: Colour }> = {
  waiting: { words: (points) => `还没有扣，到时候扣 ${-points} 分`, colour: 'yellow' },
  appealed: { words: () => '申诉中，先不算数', colour: 'blue' },
  posted: { words: (points) => (points === 0 ? '没有扣分，只记次数' : `扣了 ${-points} 分`), colour: 'plain' },
  dropped: { words: () => '没有扣分', colour: 'green' },
  reversed: { words: (points) => (points === 0 ? '不记次数了' : `已退回 ${-points} 分`), colour: 'green' }
}

/** Why points were taken from me, and what I may say against it, in plain words. */
export default function DeductionsPage() {
  const pages = usePages('points.deductions', {})
  return (
    <Page title="扣分和申诉">
      <Text className="soft">没有接单、单次评得低，都不扣分。扣了的，每一条都可以申诉。</Text>
      <Pages pages={pages} empty="没有扣过分。" row={(one) => <OneDeduction one={one} onDone={pages.reload} />} />
    </Page>
  )
}

function OneDeduction({ one, onDone }: { one: Deduction; onDone: () => void }) {
  const { id, title, why, points, at, state, orderId, appealUntil, appeal } = one
  const { words, colour } = STATES[state]
  return (
    <Card title={title}>
      <Tag colour={colour}>{words(points)}</Tag>
      <Row label="什么时候的事">{timeWords(at, Date.now())}</Row>
      {why.length > 0 && <Row label="怎么算的">{why.join('，')}</Row>}
      {orderId && (
        <Button kind="quiet" onTap={() => void Taro.navigateTo({ url: `/pages/order/index?id=${orderId}` })}>
          看这一单
        </Button>
      )}
      {appeal && <Said appeal={appeal} />}
      {appealUntil !== undefined && <Appeal id={id} until={appealUntil} onDone={onDone} />}
    </Card>
  )
}

/** What I said, and what came of it. */
function Said({ appeal: { words, dueAt, taken, upheld, answer } }: { appeal: OwnAppeal }) {
  const waits = `${taken ? '已经有人受理，最晚' : '最晚'} ${timeWords(dueAt, Date.now())} ${taken ? '答复' : '受理'}`
  return (
    <Notice kind={upheld === false ? 'warn' : 'info'}>
      <Text>我的申诉：{words}</Text>
      <Text className="field">{answer === undefined ? waits : `${upheld ? '申诉成立' : '维持原来的'}：${answer}`}</Text>
    </Notice>
  )
}
