import type { Me } from '@contract/member'
import type { Item } from '@domain/menu/item'
import { Chips } from '@/components/choices'
import { Search } from '@/components/search'
import { livesWords } from '@/services/found-words'
import { Prefilled } from './prefilled'
import { beneficiaries, type For } from './request'

const keyOf = (value: For) => (value.kind === 'elder' ? value.personId : value.kind === 'sought' ? 'other' : value.kind)
const chosenBy = (key: string): For => {
  if (key === 'other') return { kind: 'sought' }
  return key === 'self' || key === 'activity' ? { kind: key } : { kind: 'elder', personId: key }
}

interface Asking {
  me: Me
  item: Item | null
  value: For
  /** `homeId`: the one of their homes that was said just now */
  onChange: (value: For, homeId?: string) => void
}

/** Oneself, unless one acts for somebody; a worker may look for a neighbour. */
export function ForWhom({ me, item, value, onChange }: Asking) {
  const options = beneficiaries(me, item)
  if (options.length < 2 && options[0]?.value !== 'other') return null
  const found = value.kind === 'other' ? `${value.found.publicName} · ${livesWords(value.found)}` : null
  const words = value.kind === 'sought' ? '还没有找到' : options.find((option) => option.value === keyOf(value))?.label
  return (
    <Prefilled label="给谁" value={found ?? words ?? '请选一位'} open>
      <Chips options={options} chosen={[keyOf(value)]} onChange={([key = 'self']) => onChange(chosenBy(key))} />
      {(value.kind === 'sought' || value.kind === 'other') && (
        <Search onFound={(one, homeId) => onChange({ kind: 'other', found: one }, homeId)} onAnew={() => onChange({ kind: 'sought' })} />
      )}
    </Prefilled>
  )
}
