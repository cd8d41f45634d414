import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { KeptGoodView } from '@contract/redemption'
import { Button, ButtonBar } from '@/components/button'
import { Notice } from '@/components/card'
import { Choices } from '@/components/choices'
import { Sheet } from '@/components/sheet'
import { useSend } from '@/services/remote'

/** Off the shelf or on it again; where the merchant cannot give it any more, what is kept for people goes back to them. */
export function Shelve({ good, onClose, onDone }: { good: KeptGoodView; onClose: () => void; onDone: () => void }) {
  const { id, title, held, withdrawn } = good
  const [callOff, setCallOff] = useState(false)
  const { send, busy, error } = useSend('redemption.offer', onDone)
  const label = withdrawn ? '重新上架' : '下架'
  const options = [
    { value: 'keep', label: '照样可以取', note: '以后不能再换，换好的照样取' },
    { value: 'back', label: '都退回积分', note: `${held} 份不给了，积分马上退回给他们` }
  ]
  return (
    <Sheet title={`${label}：${title}`} eager={held === 0} onClose={onClose}>
      {!withdrawn && held > 0 ? (
        <Choices options={options} chosen={callOff ? 'back' : 'keep'} onChange={(chosen) => setCallOff(chosen === 'back')} />
      ) : (
        <Text>{withdrawn ? '上架以后马上就能换。' : '以后不能再换了。随时可以重新上架。'}</Text>
      )}
      {error && <Notice kind="danger">{error.message}</Notice>}
      <ButtonBar sticky>
        <Button kind="quiet" onTap={onClose}>
          先不
        </Button>
        <Button kind="primary" busy={busy} onTap={() => void send({ id, offered: withdrawn, callOff: callOff && !withdrawn })}>
          {label}
        </Button>
      </ButtonBar>
    </Sheet>
  )
}
