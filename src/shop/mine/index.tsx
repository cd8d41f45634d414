import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { RedemptionView } from '@contract/redemption'
import { timeWords } from '@domain/clock/shanghai'
import { Card, Tag } from '@/components/card'
import { Tabs } from '@/components/choices'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages } from '@/services/remote'
import { Pictured } from '../pictured'
import { to } from '../to'
import { untilWords } from '../words'

const TABS = [
  { value: 'waiting', label: '等我去取' },
  { value: 'over', label: '以前的' }
] as const
const EMPTY = { waiting: '现在没有要去取的。', over: '还没有换过东西。' }

/** What I have redeemed: what waits for me, and what became of the rest. */
export default function MinePage() {
  const [list, setList] = useState<(typeof TABS)[number]['value']>('waiting')
  const pages = usePages('redemption.mine', { list })
  const way = { label: '看看能换什么', go: () => to('goods') }
  return (
    <Page title="我换的东西">
      <Tabs tabs={TABS} current={list} onChange={setList} />
      <Pages pages={pages} empty={EMPTY[list]} way={way} row={(one) => <Redeemed one={one} />} />
    </Page>
  )
}

const COLOURS = { held: 'blue', picked_up: 'green', returned: 'plain', cancelled: 'plain' } as const

function Redeemed({ one: { id, title, picture, points, merchantName, state, words, untilAt, endedAt } }: { one: RedemptionView }) {
  const now = Date.now()
  return (
    <Card onTap={() => to('pick-up', { id })}>
      <Pictured title={title} picture={picture}>
        <Text className="soft">
          {points} 分 · {merchantName}
        </Text>
        <Text className="soft">{endedAt === undefined ? untilWords(untilAt, now) : timeWords(endedAt, now)}</Text>
        <Tag colour={COLOURS[state]}>{words}</Tag>
      </Pictured>
    </Card>
  )
}
