import { useState } from 'react'
import type { Input } from '@contract'
import type { OrderCard } from '@domain/order/view/shapes'
import { usePages } from '@/services/remote'
import { AskAll } from './ask-all'
import { Desk } from './desk'

/** A unit liaison's desk: D opens an order with the question whom to ask; several that are selected go to whoever of the unit wants to come. */
export default function UnitDesk({ unitId, list }: Pick<Input<'community.unitInbox'>, 'unitId' | 'list'>) {
  const pages = usePages('community.unitInbox', { unitId, list })
  const [going, setGoing] = useState<readonly OrderCard[]>([])
  const many = (cards: readonly OrderCard[]): boolean => {
    // whom to ask for a single one is a question of its own
    const isMany = cards.length > 1
    if (isMany) setGoing(cards)
    return isMany
  }
  return (
    <Desk pages={pages} {...(list === 'referred' ? { move: { key: 'd', label: '下单', action: 'dispatch', many } } : {})}>
      {going.length > 0 && <AskAll cards={going} onClose={() => setGoing([])} onDone={pages.without} />}
    </Desk>
  )
}
