import { useState } from 'react'
import Taro from '@tarojs/taro'
import type { Performed } from '@contract'
import type { Action } from '@domain/order/step'
import type { OfferedAction, OrderView } from '@domain/order/view/shapes'
import { Button, ButtonBar } from '@/components/button'
import { Card } from '@/components/card'
import { Group } from '@/components/group'
import { Refused } from '@/components/refused'
import { Viewfinder } from '@/components/viewfinder'
import { useSend } from '@/services/remote'
import { useCanScan } from '@/services/camera'
import { scan } from '@/services/scan'
import { useFresh } from '../fresh'
import { showPerformed } from '../performed'
import { ActionSheet } from './action-sheet'
import { inputOf, openAsks, type Values } from './input-of'
import { byProminence } from './prominence'
import { signedHere } from './signed'

/** What deserves a whole page instead of a sheet. */
const OWN_PAGE: Partial<Record<Action, string>> = { rate: '/pages/rating/index', amend_rating: '/pages/rating/index' }

/** The buttons that the table allows, the next step large, the others quiet. Nothing here knows a state or a role. */
export function Actions({
  order,
  first = null,
  onPerformed = showPerformed
}: {
  order: OrderView
  first?: Action | null
  onPerformed?: (performed: Performed) => void
}) {
  const [asked, setAsked] = useState<Action | null>(first)
  const [going, setGoing] = useState<Action | null>(null)
  const { send, busy, error, clear } = useSend('order.perform', (performed) => onPerformed(performed))
  const asking = order.actions.find(({ action }) => action === asked)
  const { large, quiet } = byProminence(order.actions)
  const canScan = useCanScan()
  useFresh(order.id, error)

  const perform = async (offer: OfferedAction, values: Values): Promise<boolean> => {
    setGoing(offer.action)
    const done = await send(await signedHere(order, inputOf(order, offer, values)))
    if (done) setAsked(null)
    return done !== undefined
  }
  // one tap and one scan; whoever cannot scan, or scanned something else, finds the six digits
  const scanFirst = async (offer: OfferedAction) => {
    const code = await scan()
    if (code === null || !(await perform(offer, { code }))) setAsked(offer.action)
  }
  const tap = (offer: OfferedAction) => {
    const page = OWN_PAGE[offer.action]
    if (busy) return
    clear()
    if (page) return void Taro.navigateTo({ url: `${page}?id=${order.id}` })
    if (offer.confirm || offer.warning) return setAsked(offer.action)
    if (canScan && openAsks(order, offer).includes('code')) return void scanFirst(offer)
    return openAsks(order, offer).length === 0 ? void perform(offer, {}) : setAsked(offer.action)
  }
  const button = (kind: 'primary' | 'plain' | 'quiet') => (offer: OfferedAction) => (
    <Button key={offer.action} kind={kind} busy={busy && !asking && going === offer.action} onTap={() => tap(offer)}>
      {offer.label}
    </Button>
  )
  return (
    <>
      <Group>
        {quiet.length > 0 && (
          <Card title="还可以">
            <ButtonBar>{quiet.map(button('quiet'))}</ButtonBar>
          </Card>
        )}
        {!asking && <Refused error={error} />}
        {large.length > 0 && <ButtonBar sticky>{large.map((offer, index) => button(index === 0 ? 'primary' : 'plain')(offer))}</ButtonBar>}
      </Group>
      <Group>
        {asking && (
          <ActionSheet
            key={asking.action}
            order={order}
            offer={asking}
            busy={busy}
            error={error}
            onSend={(values) => perform(asking, values)}
            onClose={() => setAsked(null)}
          />
        )}
      </Group>
      <Viewfinder />
    </>
  )
}
