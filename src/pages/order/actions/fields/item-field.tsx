import { useState } from 'react'
import { Choices, Chips } from '@/components/choices'
import { Field } from '@/components/fields'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import type { FieldProps } from '../fields'

/** Words of a resident become one item of the menu before they are handed on. */
export function ItemField({ value, onChange }: FieldProps<string>) {
  const { data, error, reload } = useRemote('order.menu', {})
  const [category, setCategory] = useState<string | null>(null)
  if (!data) return <PageState error={error} onRetry={reload} />
  const items = data.items.filter((item) => item.kind === 'service' && item.category === category)
  return (
    <Field label="是哪一项服务">
      <Chips
        options={data.categories.map((one) => ({ value: one, label: one }))}
        chosen={category ? [category] : []}
        onChange={([chosen]) => setCategory(chosen ?? null)}
      />
      <Choices
        options={items.map(({ code, name, minutes }) => ({ value: code, label: name, note: `约 ${minutes} 分钟` }))}
        chosen={value ?? null}
        onChange={onChange}
      />
    </Field>
  )
}
