import { Text } from '@tarojs/components'
import type { GoodView } from '@contract/redemption'
import { Button } from '@/components/button'
import { Card, Tag } from '@/components/card'
import { Page } from '@/components/page'
import { Pages } from '@/components/pages'
import { usePages, useRemote } from '@/services/remote'
import { Pictured } from '../pictured'
import { to } from '../to'
import { leftWords, shelfMarks } from '../words'

/** What points are good for: the cheapest first, each with how many are left and why not, if not. */
export default function GoodsPage() {
  const pages = usePages('redemption.shop', {})
  return (
    <Page title="积分兑换">
      <Spendable />
      <Button block onTap={() => to('mine')}>
        我换的东西
      </Button>
      <Pages pages={pages} empty="现在没有可以换的东西，过几天再来看看。" row={(good) => <OnTheShelf good={good} />} />
    </Page>
  )
}

/** How many points may be used now; what is reserved or owed is not among them. */
function Spendable() {
  const { data } = useRemote('points.balance', {})
  if (!data) return null
  const free = Math.max(0, data.free - data.dues)
  return (
    <Card title="可以用的积分">
      <Text className="huge">{free} 分</Text>
      {data.free < data.owned && <Text className="soft">另有 {data.owned - data.free} 分已经预留。</Text>}
      {data.dues > 0 && <Text className="soft">更正后还差 {data.dues} 分，先补这一部分。</Text>}
      <Text className="soft">换东西只用积分，互助时间不动。</Text>
    </Card>
  )
}

function OnTheShelf({ good }: { good: GoodView }) {
  const { id, title, picture, points, left, merchantName } = good
  const { limit, hindrance } = shelfMarks(good)
  return (
    <Card onTap={() => to('good', { id })}>
      <Pictured title={title} picture={picture}>
        <Text className="big">{points} 分</Text>
        <Text className="soft">
          {merchantName} · {leftWords(left)}
        </Text>
        {limit !== '' && <Text className="soft">{limit}</Text>}
        {hindrance !== '' && <Tag colour="plain">{hindrance}</Tag>}
      </Pictured>
    </Card>
  )
}
