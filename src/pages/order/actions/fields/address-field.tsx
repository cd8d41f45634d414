import type { PlaceOfService } from '@domain/order/step'
import { Chips, Choices } from '@/components/choices'
import { Field, TextField } from '@/components/fields'
import { GridField } from '@/components/grid-field'
import { gridWords, homeWords } from '@/services/grid-words'
import { useRemote } from '@/services/remote'
import type { FieldProps } from '../fields'

const WHERE = [
  { value: 'same', label: '地点不变' },
  { value: 'other', label: '换地点' }
] as const

const NOWHERE_YET = { publicPlace: '', gridId: '' }

/** Another place; left alone, it stays as it is. */
export function AddressField({ order, value, onChange }: FieldProps<PlaceOfService | undefined>) {
  const moving = value !== undefined
  const turn = ([word]: ('same' | 'other')[]) => onChange(word === 'other' ? NOWHERE_YET : undefined)
  return (
    <>
      <Field label="在哪里">
        <Chips options={WHERE} chosen={[moving ? 'other' : 'same']} onChange={turn} />
      </Field>
      {moving && <Homes owner={order.beneficiaryId} value={value} onChange={onChange} />}
      {moving && <Meeting value={value} onChange={onChange} />}
    </>
  )
}

interface Moving {
  value: PlaceOfService | undefined
  onChange: (value: PlaceOfService) => void
}

/** The saved homes of whoever is helped, where this reader may know them. */
function Homes({ owner, value, onChange }: Moving & { owner: string | undefined }) {
  const { data: me } = useRemote('member.me', {})
  const homes = (me?.addresses ?? []).filter(({ personId }) => personId === owner)
  if (homes.length === 0) return null
  return (
    <Choices
      options={homes.map((home) => ({ value: home.id, label: homeWords(home), note: gridWords(home) }))}
      chosen={value && 'addressId' in value ? value.addressId : null}
      onChange={(addressId) => onChange({ addressId })}
    />
  )
}

/** A place to meet, with the grid it lies in. */
function Meeting({ value, onChange }: Moving) {
  const { publicPlace, gridId } = value && 'publicPlace' in value ? value : NOWHERE_YET
  return (
    <>
      <Field label="或者在外面见">
        <TextField
          label="在哪里见面"
          initial={publicPlace}
          max={60}
          placeholder="比如 社区活动室"
          onChange={(text) => onChange({ publicPlace: text, gridId })}
        />
      </Field>
      {publicPlace && (
        <GridField label="在哪个网格" value={{ gridId }} onChange={({ gridId: grid = '' }) => onChange({ publicPlace, gridId: grid })} />
      )}
    </>
  )
}
