import { timeWords } from '@domain/clock/shanghai'
import { Choices } from '@/components/choices'
import { Field } from '@/components/fields'
import type { FieldProps } from '../fields'

/** Whose seat. */
export function SeatField({ order, offer, value, onChange }: FieldProps<string>) {
  const options = [...(order.earlier ?? []), ...order.seats]
    .filter(({ id }) => offer.seatIds?.includes(id))
    .map(({ id, name, words }) => ({ value: id, label: name, note: words }))
  return (
    <Field label="哪一位">
      <Choices options={options} chosen={value ?? offer.seatIds?.[0] ?? null} onChange={onChange} />
    </Field>
  )
}

/** Which proposal of other times. */
export function CorrectionField({ order, offer, value, onChange }: FieldProps<string>) {
  const now = Date.now()
  const options = (order.corrections ?? [])
    .filter(({ id }) => offer.seatIds?.includes(id))
    .map(({ id, arrivedAt, leftAt, howKnown }) => ({
      value: id,
      label: `${timeWords(arrivedAt, now)} 到 ${timeWords(leftAt, now)}`,
      note: howKnown
    }))
  return (
    <Field label="哪一条更正">
      <Choices options={options} chosen={value ?? offer.seatIds?.[0] ?? null} onChange={onChange} />
    </Field>
  )
}
