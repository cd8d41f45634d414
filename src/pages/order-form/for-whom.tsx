import { useState } from 'react'
import type { Me } from '@contract'
import type { Item } from '@domain/menu/item'
import { Chips } from '@/components/choices'
import { Prefilled } from './prefilled'
import { beneficiaries, type For } from './request'
import { Search } from './search'

const keyOf = (value: For) => (value.kind === 'elder' ? value.personId : value.kind)
const chosenBy = (key: string): For | null => {
  if (key === 'other') return null
  return key === 'self' || key === 'activity' ? { kind: key } : { kind: 'elder', personId: key }
}

interface Asking {
  me: Me
  item: Item | null
  value: For
  onChange: (value: For) => void
}

/** Oneself, unless one acts for somebody; a worker may look for a neighbour. */
export function ForWhom({ me, item, value, onChange }: Asking) {
  const [searching, setSearching] = useState(value.kind === 'other')
  const options = beneficiaries(me, item)
  if (options.length < 2 && options[0]?.value !== 'other') return null
  const found = value.kind === 'other' ? `${value.found.publicName} · ${value.found.gridName} ${value.found.building}` : null
  const words = found ?? options.find((option) => option.value === keyOf(value))?.label ?? '请选一位'
  const choose = ([key = 'self']: string[]) => {
    const chosen = chosenBy(key)
    setSearching(chosen === null)
    if (chosen) onChange(chosen)
  }
  return (
    <Prefilled label="给谁" value={words} open>
      <Chips options={options} chosen={[searching ? 'other' : keyOf(value)]} onChange={choose} />
      {searching && <Search onFound={(one) => onChange({ kind: 'other', found: one })} />}
    </Prefilled>
  )
}
