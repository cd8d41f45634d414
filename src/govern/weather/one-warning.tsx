import { Text } from '@tarojs/components'
import type { WarningView } from '@contract/rules'
import { windowWords } from '@domain/clock/shanghai'
import { warningTitle, type WarningStanding } from '@domain/points/warning'
import { Card, Row, Tag } from '@/components/card'
import { TakeBack } from './take-back'

/** Where a warning stands, in words. */
const STANDING: Record<WarningStanding, { words: string; colour: 'blue' | 'yellow' | 'plain' }> = {
  coming: { words: '还没开始', colour: 'blue' },
  now: { words: '正在生效', colour: 'yellow' },
  over: { words: '已经结束', colour: 'plain' }
}

/** One warning: what, from when until when, and where. */
export function OneWarning({ one, district, onGone }: { one: WarningView; district: boolean; onGone: () => void }) {
  const { words, colour } = STANDING[one.standing]
  return (
    <Card title={warningTitle(one)}>
      <Tag colour={colour}>{words}</Tag>
      <Row label="时间">{windowWords(one, Date.now())}</Row>
      <Row label="在哪里">{one.communities?.join('、') ?? '全区'}</Row>
      {one.enteredBy && <Text className="field soft">{one.enteredBy}登记</Text>}
      {district && <TakeBack one={one} onGone={onGone} />}
    </Card>
  )
}
