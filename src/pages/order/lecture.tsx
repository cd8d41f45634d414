import { useState } from 'react'
import { Text } from '@tarojs/components'
import { MOST_ATTENDEES } from '@domain/order/seat'
import type { OrderView } from '@domain/order/view/shapes'
import { Button, ButtonBar } from '@/components/button'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field, TextField } from '@/components/fields'
import { Refused } from '@/components/refused'
import { Sheet } from '@/components/sheet'
import { useSend } from '@/services/remote'
import { useFresh } from './fresh'

type Said = NonNullable<OrderView['lecture']>
interface Shown {
  orderId: string
  lecture: Said
  onDone: () => void
}

/** For whoever was at a class and did not teach: who did, and how many came; until it is closed it can be said otherwise (R19). */
export function Lecture({ orderId, lecture, onDone }: Shown) {
  const [open, setOpen] = useState(false)
  const { seats, said } = lecture
  const who = seats.find(({ seatId }) => seatId === said?.seatId)
  return (
    <Card title="技能课堂">
      <Text>{said && who ? `${who.name}主讲，现场清点来了 ${said.attendees} 人。` : '请清点来听课的人，再记下是谁主讲。'}</Text>
      <Button kind="quiet" block onTap={() => setOpen(true)}>
        {said ? '改主讲和人数' : '记主讲和人数'}
      </Button>
      {open && <Ask orderId={orderId} lecture={lecture} onClose={() => setOpen(false)} onDone={() => (setOpen(false), onDone())} />}
    </Card>
  )
}

function Ask({ orderId, lecture: { seats, said }, onClose, onDone }: Shown & { onClose: () => void }) {
  const [seatId, setSeatId] = useState(said?.seatId ?? (seats.length === 1 ? (seats[0]?.seatId ?? null) : null))
  const [typed, setTyped] = useState(said ? String(said.attendees) : '')
  const { send, busy, error } = useSend('order.remark', onDone)
  useFresh(orderId, error)
  const attendees = Number(typed)
  const tooMany = attendees > MOST_ATTENDEES
  const whole = typed !== '' && Number.isInteger(attendees) && attendees >= 0 && !tooMany
  return (
    <Sheet title="谁主讲，来了多少人" onClose={onClose}>
      <Field label="谁主讲">
        <Choices options={seats.map((seat) => ({ value: seat.seatId, label: seat.name }))} chosen={seatId} onChange={setSeatId} />
      </Field>
      <Field
        label="来了多少人"
        hint="按现场清点的写，不算来帮忙的人。办结以前可以改。"
        error={tooMany ? `最多写 ${MOST_ATTENDEES} 人` : undefined}
      >
        <TextField label="来了多少人" type="number" max={4} initial={typed} onChange={setTyped} />
      </Field>
      <Refused error={error} />
      <ButtonBar sticky>
        <Button kind="quiet" onTap={onClose}>
          先不记
        </Button>
        {whole && seatId !== null && (
          <Button kind="primary" busy={busy} onTap={() => void send({ orderId, kind: 'lecture', seatId, attendees })}>
            记下来
          </Button>
        )}
      </ButtonBar>
    </Sheet>
  )
}
