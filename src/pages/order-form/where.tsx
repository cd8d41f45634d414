import Taro from '@tarojs/taro'
import type { Me } from '@contract/member'
import { Button } from '@/components/button'
import { Choices } from '@/components/choices'
import { Field, TextField } from '@/components/fields'
import { Prefilled } from './prefilled'
import { addressesOf, meetsOutside, ownsHomes, type Draft, type For } from './request'

const ELSEWHERE = 'elsewhere'
const toAddresses = () => void Taro.switchTab({ url: '/pages/me/index' })

interface Asking {
  me: Me
  chosen: For
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}

/** The saved address stands there already; another one, or a place to meet, is one tap away. */
export function Where({ me, chosen, draft, onChange }: Asking) {
  const addresses = addressesOf(chosen, me)
  const address = addresses.find(({ id }) => id === draft.addressId) ?? addresses[0]
  if (!address) return <Place place={draft.place} onChange={onChange} />
  const elsewhere = meetsOutside(draft)
  const choose = (id: string) => onChange(id === ELSEWHERE ? { outside: true } : { addressId: id, outside: false, place: '' })
  return (
    <Prefilled label="在哪里" value={elsewhere ? draft.place.trim() || '在外面见' : address.label}>
      <Choices
        options={[...addresses.map(({ id, label }) => ({ value: id, label })), { value: ELSEWHERE, label: '在外面见，不上门' }]}
        chosen={elsewhere ? ELSEWHERE : address.id}
        onChange={choose}
      />
      {elsewhere && <Place place={draft.place} onChange={onChange} />}
      {ownsHomes(chosen) && (
        <Button kind="quiet" onTap={toAddresses}>
          到“我的”里加地址
        </Button>
      )}
    </Prefilled>
  )
}

function Place({ place, onChange }: { place: string; onChange: (part: Partial<Draft>) => void }) {
  return (
    <Field label="在哪里见面">
      <TextField label="在哪里见面" initial={place} max={60} placeholder="比如 社区活动室" onChange={(text) => onChange({ place: text })} />
    </Field>
  )
}
