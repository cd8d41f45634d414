import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { UsualPlace } from '@contract/community'
import type { OrderCard as Card_ } from '@domain/order/view/shapes'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { OrderCard } from '@/components/order-card'
import { Pages } from '@/components/pages'
import { goesTo, groupsOf, usualFor } from './groups'
import { HandOver } from './hand-over'
import { Missed } from './missed'
import { useInbox } from './use-inbox'

/** New orders: what is alike can go together, each of the others to its usual place; a tap on a card opens it for everything else. */
export function Placed({ orgId }: { orgId: string }) {
  const { pages, usual, missed } = useInbox({ orgId, list: 'placed' })
  const [going, setGoing] = useState<{ cards: readonly Card_[]; place: UsualPlace } | null>(null)
  return (
    <>
      {missed && <Missed onRetry={missed} />}
      {groupsOf(pages.items ?? [], usual).map(({ itemCode, title, place, cards: alike }) => (
        <Card key={itemCode} title={`${title}，${alike.length} 单`}>
          <Text className="soft">上次{goesTo(place)}</Text>
          <Button
            kind="primary"
            block
            label={`${title} ${alike.length} 单，一起${goesTo(place)}`}
            onTap={() => setGoing({ cards: alike, place })}
          >
            一起{goesTo(place)}
          </Button>
        </Card>
      ))}
      <Pages pages={pages} empty="这一栏现在没有单。" row={(card) => <OneWithUsual card={card} usual={usual} onGo={setGoing} />} />
      {going && <HandOver {...going} onClose={() => setGoing(null)} onDone={pages.without} />}
    </>
  )
}

function OneWithUsual({
  card,
  usual,
  onGo
}: {
  card: Card_
  usual: Record<string, UsualPlace>
  onGo: (going: { cards: readonly Card_[]; place: UsualPlace }) => void
}) {
  const place = usualFor(card, usual)
  return (
    <View className="section">
      <OrderCard card={card} />
      {place && (
        <Button block label={`${card.title}，${goesTo(place)}`} onTap={() => onGo({ cards: [card], place })}>
          {goesTo(place)}
        </Button>
      )}
    </View>
  )
}
