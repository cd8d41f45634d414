import { useEffect } from 'react'
import { View } from '@tarojs/components'
import type { Targets } from '@contract/community'
import { Notice, Row } from '@/components/card'
import { Fold } from '@/components/checks'
import { Choices } from '@/components/choices'
import { Field } from '@/components/fields'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'
import type { FieldProps } from '../fields'

/** The usual unit stands first and says so. */
const options = ({ units, usual }: Targets) => {
  const usualId = usual?.kind === 'unit' ? usual.unitId : null
  return units
    .filter(({ refusal }) => !refusal)
    .sort((a, b) => Number(b.id === usualId) - Number(a.id === usualId))
    .map(({ id, name, words }) => ({ value: id, label: name, note: id === usualId ? `常交给这里 · ${words}` : words }))
}

/** To which unit: the usual one is already chosen, those that cannot be handed anything now stand apart with the reason. */
export function UnitField({ order, value, onChange }: FieldProps<string>) {
  const { data, error, reload } = useRemote('community.targets', { orderId: order.id })
  const usualId = data?.usual?.kind === 'unit' ? data.usual.unitId : undefined
  useEffect(() => {
    if (!value && usualId) onChange(usualId)
  }, [value, usualId, onChange])
  if (!data) return <PageState error={error} onRetry={reload} />
  const refused = data.units.filter(({ refusal }) => refusal)
  return (
    <Field label="交给哪个单位">
      {data.units.length === refused.length && <Notice kind="warn">现在没有能接的单位，可以请大家来接。</Notice>}
      <Choices options={options(data)} chosen={value ?? null} onChange={onChange} />
      {refused.length > 0 && (
        <Fold label={`现在不能交的（${refused.length}）`}>
          <View>
            {refused.map(({ id, name, refusal }) => (
              <Row key={id} label={name}>
                {refusal}
              </Row>
            ))}
          </View>
        </Fold>
      )}
    </Field>
  )
}
