import type { Witness } from '@domain/order/order'
import { Choices } from '@/components/choices'
import { Field } from '@/components/fields'
import { useRemote } from '@/services/remote'
import type { FieldProps } from '../fields'

const PAPER = { value: 'slip', label: '不用手机，社区打一张纸条' } as const
/** For oneself, and for somebody else. */
const OWN = [{ value: 'beneficiary', label: '我自己用手机出示' }, PAPER] as const
const OTHERS = [
  { value: 'beneficiary', label: '本人用自己的手机出示' },
  { value: 'person', label: '我在现场，用我的手机出示' },
  PAPER
] as const

/** Who shows the code; left alone, it stays as it is. */
export function WitnessField({ order, value = order.witness, onChange }: FieldProps<Witness>) {
  const { data: me } = useRemote('member.me', {})
  const choose = (kind: Witness['kind']) => {
    if (kind !== 'person') return onChange({ kind })
    if (me?.person) onChange({ kind, personId: me.person.id })
  }
  return (
    <Field label="人来了怎么核对">
      <Choices options={order.forMe ? OWN : OTHERS} chosen={value?.kind ?? null} onChange={choose} />
    </Field>
  )
}
