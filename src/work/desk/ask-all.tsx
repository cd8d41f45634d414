import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { OrderCard } from '@domain/order/view/shapes'
import { Button, ButtonBar } from '@/components/button'
import { Notice } from '@/components/card'
import { Checks } from '@/components/checks'
import { Sheet } from '@/components/sheet'
import { readOrdersAnew, useSend } from '@/services/remote'
import { noteOf, shownAs } from '../inbox/shown-as'

interface Asked {
  cards: readonly OrderCard[]
  onClose: () => void
  /** these have gone, and are shown no more */
  onDone: (gone: (card: OrderCard) => boolean) => void
}

/**
 * Several orders for whoever of the unit wants to come: each is a step of its own, one after the other, and nobody is chosen. It stops at
 * the first that cannot go and says which and why: those before it have gone, the rest goes with the next tap, with it or without.
 */
export function AskAll({ cards, onClose, onDone }: Asked) {
  const [chosen, setChosen] = useState(cards.map(({ id }) => id))
  const [gone, setGone] = useState<string[]>([])
  const [stopped, setStopped] = useState('')
  const [busy, setBusy] = useState(false)
  const { send, error } = useSend('order.perform')
  const left = cards.filter(({ id }) => !gone.includes(id))
  const going = left.filter(({ id }) => chosen.includes(id))
  const go = async () => {
    setBusy(true)
    const done = [...gone]
    let failed = ''
    for (const card of going) {
      const asked = await send({ ...shownAs(card), action: 'dispatch', input: { inviteeIds: [], everyone: true } })
      if (asked) done.push(card.id)
      else failed = card.title
      if (failed) break
    }
    setBusy(false)
    setGone(done)
    setStopped(failed)
    onDone(({ id }) => done.includes(id))
    readOrdersAnew(done)
    if (!failed) onClose()
  }
  return (
    <Sheet title="请全体成员" eager onClose={onClose}>
      <Text className="soft">单位里的人都看得到，谁想去谁接。</Text>
      <Checks
        options={left.map((card) => ({ value: card.id, label: card.title, note: noteOf(card) }))}
        chosen={chosen}
        onChange={setChosen}
        shown={20}
      />
      {stopped && error && (
        <Notice kind="danger">
          {stopped}：{error.message}
        </Notice>
      )}
      <ButtonBar sticky>
        <Button kind="quiet" onTap={onClose}>
          先不
        </Button>
        {going.length > 0 && (
          <Button kind="primary" busy={busy} onTap={() => void go()}>
            下 {going.length} 单
          </Button>
        )}
      </ButtonBar>
    </Sheet>
  )
}
