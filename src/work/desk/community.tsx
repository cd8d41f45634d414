import { useState } from 'react'
import type { Input } from '@contract'
import type { OrderCard } from '@domain/order/view/shapes'
import { usePages, useRemote } from '@/services/remote'
import { itemsOf } from '../inbox/groups'
import { HandOver } from '../inbox/hand-over'
import { Desk } from './desk'
import { byPlace, type Going } from './going'

/** A community worker's desk: whatever is selected goes where it usually goes, one place after the other; 先不 stops there, and what has not gone stays selected. */
export default function CommunityDesk({ orgId, list }: Pick<Input<'community.inbox'>, 'orgId' | 'list'>) {
  const pages = usePages('community.inbox', { orgId, list })
  const placed = list === 'placed'
  const itemCodes = itemsOf(pages.items ?? [])
  const { data } = useRemote('community.usual', { orgId, itemCodes }, placed && itemCodes.length > 0)
  const [going, setGoing] = useState<Going[]>([])
  const [next, ...later] = going
  const stop = () => setGoing([])
  const skip = () => setGoing(later)
  const many = (cards: readonly OrderCard[]): boolean => {
    const places = byPlace(cards, data?.usual ?? {})
    setGoing(places)
    return places.length > 0
  }
  return (
    <Desk pages={pages} move={{ key: 'r', label: '交单', action: 'refer_unit', ...(placed ? { many } : {}) }}>
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
  )
}
