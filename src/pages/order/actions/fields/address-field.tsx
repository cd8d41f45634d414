import type { PlaceOfService } from '@domain/order/step'
import { Choices } from '@/components/choices'
import { Field } from '@/components/fields'
import { useRemote } from '@/services/remote'
import type { FieldProps } from '../fields'

/** Another of one's own addresses; left alone, the place stays as it is. */
export function AddressField({ value, onChange }: FieldProps<PlaceOfService>) {
  const { data } = useRemote('member.me', {})
  if (!data || data.addresses.length < 2) return null
  const chosen = value && 'addressId' in value ? value.addressId : null
  return (
    <Field label="换到哪个地址（可以不选）">
      <Choices
        options={data.addresses.map(({ id, gridName, building, door }) => ({ value: id, label: `${building} ${door}`, note: gridName }))}
        chosen={chosen}
        onChange={(addressId) => onChange({ addressId })}
      />
    </Field>
  )
}
