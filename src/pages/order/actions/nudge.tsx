import { Text } from '@tarojs/components'
import { Button } from '@/components/button'
import { useSend } from '@/services/remote'
import { useState } from 'react'

/** 催一催: once a day, changes nothing but is seen. */
export function Nudge({ orderId }: { orderId: string }) {
  const [done, setDone] = useState(false)
  const { send, busy, error } = useSend('order.remark', () => setDone(true))
  if (done) return <Text className="soft">已经替您催了一次。</Text>
  return (
    <>
      <Button kind="quiet" busy={busy} onTap={() => void send({ orderId, kind: 'nudge' })}>
        催一催
      </Button>
      {error && <Text className="field__error">{error.message}</Text>}
    </>
  )
}
