import { useState } from 'react'
import type { Input } from '@contract'
import type { UsualPlace } from '@contract/community'
import type { OrderCard } from '@domain/order/view/shapes'
import { usePages, useRemote, type PagesOf } from '@/services/remote'

const NOTHING: Record<string, UsualPlace> = {}

/**
 * One list of a community's orders and, for new ones, where each item usually goes: both are asked for at once, and orders are shown
 * when both are there, because a button that came later would push the next one under a finger. `missed` asks again for the second,
 * when it did not come.
 */
export const useInbox = ({ orgId, list }: Pick<Input<'community.inbox'>, 'orgId' | 'list'>) => {
  const isPlaced = list === 'placed'
  const pages: PagesOf<OrderCard> = usePages('community.inbox', { orgId, list })
  const { data, error, reload } = useRemote('community.usual', { orgId }, isPlaced)
  const isWhole = !isPlaced || !!data || !!error || pages.items?.length === 0
  // what has been shown stays, while it is asked for again too
  const [shown, setShown] = useState(isWhole)
  if (isWhole && !shown) setShown(true)
  const missed = shown && isPlaced && !data && !!pages.items?.length
  return { pages: shown ? pages : { ...pages, items: undefined }, usual: data?.usual ?? NOTHING, ...(missed ? { missed: reload } : {}) }
}
