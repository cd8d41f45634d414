import { useState } from 'react'
import { Picker, View } from '@tarojs/components'
import { DAY } from '@domain/clock/milliseconds'
import { dayOf, dayWords } from '@domain/clock/shanghai'
import { Field } from '@/components/fields'
import { clockOf, instantOf } from '@/components/moment'

/** As far as the day of a warning may lie before or after today. */
const NEAR = 10 * DAY

/** A day and a time near now, in two taps. */
export function MomentField({
  label,
  hint,
  value,
  onChange
}: {
  label: string
  hint?: string
  value: number
  onChange: (at: number) => void
}) {
  const [now] = useState(() => Date.now())
  const [day, time] = [dayOf(value), clockOf(value)]
  return (
    <Field label={label} hint={hint}>
      <Picker
        mode="date"
        value={day}
        start={dayOf(now - NEAR)}
        end={dayOf(now + NEAR)}
        onChange={({ detail }) => onChange(instantOf(detail.value, time))}
      >
        <View className="choice">哪一天：{dayWords(value, now)}</View>
      </Picker>
      <Picker mode="time" value={time} onChange={({ detail }) => onChange(instantOf(day, String(detail.value)))}>
        <View className="choice">几点：{time}</View>
      </Picker>
    </Field>
  )
}
