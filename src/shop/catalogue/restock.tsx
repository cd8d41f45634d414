import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { KeptGoodView } from '@contract/redemption'
import { Button, ButtonBar } from '@/components/button'
import { Notice } from '@/components/card'
import { Chips } from '@/components/choices'
import { Field, TextField } from '@/components/fields'
import { Sheet } from '@/components/sheet'
import { useSend } from '@/services/remote'

const WAYS = [
  { value: 'more', label: '又来了' },
  { value: 'fewer', label: '少了' }
] as const

/** More came in, or some are missing: how many, never what there should be, so that nobody overwrites what went out meanwhile. */
export function Restock({ good: { id, title, stock }, onClose, onDone }: { good: KeptGoodView; onClose: () => void; onDone: () => void }) {
  const [way, setWay] = useState<(typeof WAYS)[number]['value']>('more')
  const [typed, setTyped] = useState('')
  const { send, busy, error } = useSend('redemption.restock', onDone)
  const pieces = Number(typed)
  const whole = Number.isInteger(pieces) && pieces > 0
  return (
    <Sheet title={`${title}的数量`} onClose={onClose}>
      <Text className="soft">现在架上 {stock} 份，等人取的不算在里面。</Text>
      <Chips options={WAYS} chosen={[way]} onChange={([next = 'more']) => setWay(next)} />
      <Field label="几份">
        <TextField label="几份" type="number" max={5} onChange={setTyped} />
      </Field>
      {error && <Notice kind="danger">{error.message}</Notice>}
      <ButtonBar sticky>
        <Button kind="quiet" onTap={onClose}>
          先不
        </Button>
        {whole && (
          <Button kind="primary" busy={busy} onTap={() => void send({ id, by: way === 'more' ? pieces : -pieces })}>
            {way === 'more' ? `加 ${pieces} 份` : `减 ${pieces} 份`}
          </Button>
        )}
      </ButtonBar>
    </Sheet>
  )
}
