import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import type { UsualPlace } from '@contract/community'
import type { OrderCard as Card_ } from '@domain/order/view/shapes'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { OrderCard } from '@/components/order-card'
import { Pages } from '@/components/pages'
import { usePages, useRemote } from '@/services/remote'
import { goesTo, groupsOf, itemsOf, usualFor } from './groups'
import { HandOver } from './hand-over'

/** New orders: what is alike can go together, each of the others to its usual place; a tap on a card opens it for everything else. */
export function Placed({ orgId }: { orgId: string }) {
  const pages = usePages('community.inbox', { orgId, list: 'placed' })
  const cards = pages.items ?? []
  const itemCodes = itemsOf(cards)
  const { data, error } = useRemote('community.usual', { orgId, itemCodes }, itemCodes.length > 0)
  const [going, setGoing] = useState<{ cards: readonly Card_[]; place: UsualPlace } | null>(null)
  // twenty more cards may ask about more services; until they are known, those above keep their buttons
  const [last, setLast] = useState<Record<string, UsualPlace>>()
  if (data && data.usual !== last) setLast(data.usual)
  const usual = last ?? {}
  // a button that came later would push the next one under a finger
  const isWhole = cards.length === 0 || last || error
  return (
    <>
      {groupsOf(cards, usual).map(({ itemCode, title, place, cards: alike }) => (
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
      <Pages
        pages={isWhole ? pages : { ...pages, items: undefined }}
        empty="这一栏现在没有单。"
        row={(card) => <OneWithUsual card={card} usual={usual} onGo={setGoing} />}
      />
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
