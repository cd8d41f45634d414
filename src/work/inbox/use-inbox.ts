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
  // an error is gone while it is asked for again: what is shown without it stays
  const [failed, setFailed] = useState(false)
  if (error && !failed) setFailed(true)
  const isWhole = !isPlaced || data || failed || pages.items?.length === 0
  const isMissed = failed && !data && !!pages.items?.length
  return { pages: isWhole ? pages : { ...pages, items: undefined }, usual: data?.usual ?? NOTHING, ...(isMissed ? { missed: reload } : {}) }
}
