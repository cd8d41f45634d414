import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { UsualPlace } from '@contract/community'
import type { OrderCard } from '@domain/order/view/shapes'
import { Button, ButtonBar } from '@/components/button'
import { Notice } from '@/components/card'
import { Checks } from '@/components/checks'
import { Sheet } from '@/components/sheet'
import { readOrdersAnew, useSend } from '@/services/remote'
import { goesTo } from './groups'
import { noteOf, shownAs } from './shown-as'

interface Asked {
  cards: readonly OrderCard[]
  place: UsualPlace
  onClose: () => void
  /** they have gone, and what could not go was read; `onClose` unless something comes afterwards */
  onGone?: () => void
  /** these have gone, and are shown no more */
  onDone: (gone: (card: OrderCard) => boolean) => void
  /** other places that are asked about afterwards, and the way past this one */
  later?: { places: number; onSkip: () => void }
}

/** Some orders and the place they usually go to: all of them chosen, each can be left out; what cannot go says why and stays. */
export function HandOver({ cards, place, onClose, onGone = onClose, onDone, later }: Asked) {
  const [chosen, setChosen] = useState(cards.map(({ id }) => id))
  const [stayed, setStayed] = useState<string[]>([])
  const { send, busy, error } = useSend('community.referMany', ({ refused }) => {
    const gone = chosen.filter((id) => !refused.some(({ orderId }) => orderId === id))
    onDone(({ id }) => gone.includes(id))
    readOrdersAnew(gone)
    if (refused.length === 0) return onGone()
    setStayed(refused.map(({ orderId, message }) => `${cards.find(({ id }) => id === orderId)?.title ?? ''}：${message}`))
  })
  const go = () => {
    const orders = cards.filter(({ id }) => chosen.includes(id)).map(shownAs)
    void send({ orders, ...(place.unitId ? { unitId: place.unitId } : {}) })
  }
  if (stayed.length > 0)
    return (
      <Sheet title="有几单没有交成" eager onClose={onGone}>
        {stayed.map((words) => (
          <Notice key={words} kind="warn">
            {words}
          </Notice>
        ))}
        <Button kind="primary" block onTap={onGone}>
          知道了
        </Button>
      </Sheet>
    )
  return (
    <Sheet title={goesTo(place)} eager onClose={onClose}>
      {cards.length === 1 && cards[0] ? (
        <Text>
          {cards[0].title} · {noteOf(cards[0])}
        </Text>
      ) : (
        <Checks
          options={cards.map((card) => ({ value: card.id, label: card.title, note: noteOf(card) }))}
          chosen={chosen}
          onChange={setChosen}
          shown={20}
        />
      )}
      {later && <Text className="soft">后面还有 {later.places} 处，一处一处来。</Text>}
      {error && <Notice kind="danger">{error.message}</Notice>}
      <ButtonBar sticky>
        <Button kind="quiet" onTap={onClose}>
          {later ? '都先不' : '先不'}
        </Button>
        {later && (
          <Button kind="quiet" onTap={later.onSkip}>
            跳过这一处
          </Button>
        )}
        {chosen.length > 0 && (
          <Button kind="primary" busy={busy} onTap={go}>
            {cards.length === 1 ? '就这样' : `交 ${chosen.length} 单`}
          </Button>
        )}
      </ButtonBar>
    </Sheet>
  )
}
