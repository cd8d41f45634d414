import { useState } from 'react'
import type { Input } from '@contract'
import type { OrderCard } from '@domain/order/view/shapes'
import { HandOver } from '../inbox/hand-over'
import { Missed } from '../inbox/missed'
import { useInbox } from '../inbox/use-inbox'
import { Desk } from './desk'
import { byPlace, type Going } from './going'

/** A community worker's desk: whatever is selected goes where it usually goes, one place after the other; 先不 stops there, and what has not gone stays selected. */
export default function CommunityDesk({ orgId, list }: Pick<Input<'community.inbox'>, 'orgId' | 'list'>) {
  const { pages, usual, missed } = useInbox({ orgId, list })
  const [going, setGoing] = useState<Going[]>([])
  const [next, ...later] = going
  const stop = () => setGoing([])
  const skip = () => setGoing(later)
  const many = (cards: readonly OrderCard[]): boolean => {
    const places = byPlace(cards, usual)
    setGoing(places)
    return places.length > 0
  }
  return (
    <>
      {missed && <Missed onRetry={missed} />}
      <Desk pages={pages} {...(list === 'placed' ? { move: { key: 'r', label: '交单', action: 'refer_unit', many } } : {})}>
        {next && (
          <HandOver
            key={next.cards[0]?.id}
            {...next}
            onClose={stop}
            onGone={skip}
            onDone={pages.without}
            {...(later.length > 0 ? { later: { places: later.length, onSkip: skip } } : {})}
          />
        )}
      </Desk>
    </>
  )
}
