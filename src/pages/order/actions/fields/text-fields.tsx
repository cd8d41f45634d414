import { SENDS_ON } from '@domain/order/step'
import { Field, TextArea, TextField } from '@/components/fields'
import type { FieldProps } from '../fields'

type Words = FieldProps<string>

/** What the words are for, where it is more than a remark. */
const CALLED: Partial<Record<Words['offer']['action'], string>> = { decline: '给点单人说明原因' }

/** A few words; whether they are needed is the table's to say. */
export function WordsField({ order, offer, value, onChange }: Words) {
  const label = CALLED[offer.action] ?? '写几句'
  return (
    <Field label={label}>
      <TextArea label={label} initial={value ?? (offer.action === 'edit' ? order.words : undefined)} onChange={onChange} />
    </Field>
  )
}
export function ReasonField({ offer, value, onChange }: Words) {
  const optional = offer.asks.includes('reasonOptional')
  return (
    <Field label={optional ? '原因（可以不写）' : '原因'}>
      <TextArea label="原因" initial={value} onChange={onChange} />
    </Field>
  )
}
/** A refusal says where somebody can go instead. */
export function ElsewhereField({ answers, value, onChange }: Words) {
  const sendsOn = SENDS_ON.some((reason) => reason === answers.declineReason)
  return (
    <Field label={sendsOn ? '可以找谁办' : '可以找谁办（可以不写）'} hint="会和回复一起给点单人看，比如：物业 5555 1234。">
      <TextField label="可以找谁办" initial={value} onChange={onChange} />
    </Field>
  )
}
export function RemainingField({ value, onChange }: Words) {
  return (
    <Field label="还差什么（可以不写）">
      <TextField label="还差什么" initial={value} onChange={onChange} />
    </Field>
  )
}
export function WhyField({ value, onChange }: Words) {
  return (
    <Field label="为谁、为什么替他点">
      <TextField label="为谁、为什么替他点" initial={value} onChange={onChange} />
    </Field>
  )
}
export function HandlerLineField({ value, onChange }: Words) {
  return (
    <Field label="给来的人一句话（可以不写）" hint="被邀请的人会看到。请不要写姓名、门牌和病情。">
      <TextField label="给来的人一句话" initial={value} onChange={onChange} />
    </Field>
  )
}
export function SlotsField({ order, value, onChange }: FieldProps<number>) {
  return (
    <Field label={`要几位（原来 ${order.slots} 位）`}>
      <TextField
        label="要几位"
        type="number"
        initial={String(value ?? order.slots)}
        max={3}
        onChange={(text) => onChange(Number(text) || order.slots)}
      />
    </Field>
  )
}
