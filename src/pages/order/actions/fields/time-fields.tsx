import { useState } from 'react'
import { Picker, View } from '@tarojs/components'
import { DAY, MINUTE } from '@domain/clock/milliseconds'
import { dayOf, dayStart, windowWords } from '@domain/clock/shanghai'
import type { Window } from '@domain/order/order'
import { Choices } from '@/components/choices'
import { Field, TextField } from '@/components/fields'
import { WindowPicker } from '@/components/window-picker'
import type { FieldProps } from '../fields'

/** Other times; left alone, the time stays as it is. */
export function WindowsField({ value, onChange }: FieldProps<Window[]>) {
  return (
    <Field label="什么时候方便">
      <WindowPicker value={value ?? []} onChange={onChange} />
    </Field>
  )
}

/** Which of the offered times the helper comes. */
export function WindowField({ order, value, onChange }: FieldProps<number>) {
  const now = Date.now()
  return (
    <Field label="您哪个时间能来">
      <Choices
        options={order.windows.map((window, index) => ({ value: index, label: windowWords(window, now) }))}
        chosen={value ?? null}
        onChange={onChange}
      />
    </Field>
  )
}

/** Until the end of which day the order rests. */
export function UntilDayField({ value, onChange }: FieldProps<number>) {
  const [now] = useState(() => Date.now())
  return (
    <Field label="暂停到哪一天" hint="加起来最多 10 个工作日，点单人会看到原因。">
      <Picker
        mode="date"
        value={value ? dayOf(value) : ''}
        start={dayOf(now + DAY)}
        onChange={(event) => onChange(dayStart(Date.parse(`${event.detail.value}T12:00:00+08:00`)) + DAY - MINUTE)}
      >
        <View className="choice">{value ? dayOf(value) : '选一天'}</View>
      </Picker>
    </Field>
  )
}

export interface Times {
  arrivedAt: number
  leftAt: number
  howKnown: string
}
/** How long somebody really stayed after the proven arrival, and how that is known. */
export function TimesField({ order, offer, answers, value, onChange }: FieldProps<Times>) {
  const seatId = answers.seat ?? offer.seatIds?.[0]
  const seat = [...order.seats, ...(order.earlier ?? [])].find(({ id }) => id === seatId)
  const arrivedAt = seat?.arrivedAt ?? order.window?.startAt ?? 0
  const minutes = value ? (value.leftAt - value.arrivedAt) / MINUTE : 0
  const howKnown = value?.howKnown ?? ''
  const tell = (stayed: number, words: string) => onChange({ arrivedAt, leftAt: arrivedAt + stayed * MINUTE, howKnown: words })
  return (
    <>
      <Field label="到了以后待了多少分钟" hint="到的时间以现场的码为准。">
        <TextField
          label="多少分钟"
          type="number"
          max={3}
          initial={minutes ? String(minutes) : ''}
          onChange={(text) => tell(Number(text) || 0, howKnown)}
        />
      </Field>
      <Field label="怎么知道的">
        <TextField label="怎么知道的" initial={howKnown} onChange={(words) => tell(minutes, words)} />
      </Field>
    </>
  )
}
