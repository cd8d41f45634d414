import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { FoundPerson, Me } from '@contract'
import type { Item } from '@domain/menu/item'
import { PLACER_ROLES } from '@domain/order/scene'
import { Button } from '@/components/button'
import { Choices, Chips } from '@/components/choices'
import { Field, TextField } from '@/components/fields'
import { useSend } from '@/services/remote'
import type { For } from './request'

const OTHER = 'other'
const ACTIVITY = 'activity'

/** Whom this person may ask for: themselves, the elders they are linked to, and, as a worker, somebody without a phone or everybody. */
const choicesOf = (me: Me, item: Item | null) => [
  { value: 'self', label: '我自己' },
  ...me.agentFor.map(({ personId, publicName }) => ({ value: personId, label: publicName })),
  ...(me.posts.some(({ role }) => PLACER_ROLES.includes(role)) ? [{ value: OTHER, label: '替别人登记' }] : []),
  ...(me.posts.some(({ role }) => role === 'community_worker') && item?.openedBy === 'community'
    ? [{ value: ACTIVITY, label: '社区组织的活动' }]
    : [])
]
const keyOf = (value: For) => (value.kind === 'elder' ? value.personId : value.kind)

export function ForWhom({ me, item, value, onChange }: { me: Me; item: Item | null; value: For; onChange: (value: For) => void }) {
  const [searching, setSearching] = useState(false)
  const options = choicesOf(me, item)
  if (options.length === 1) return null
  const choose = ([key = 'self']: string[]) => {
    setSearching(key === OTHER)
    if (key === OTHER) return
    onChange(key === 'self' ? { kind: 'self' } : key === ACTIVITY ? { kind: 'activity' } : { kind: 'elder', personId: key })
  }
  return (
    <Field label="为谁点">
      <Chips options={options} chosen={[searching ? OTHER : keyOf(value)]} onChange={choose} />
      {value.kind === 'other' && (
        <Text>
          {value.found.publicName} · {value.found.gridName} {value.found.building}
        </Text>
      )}
      {searching && (
        <Search
          onFound={(found) => {
            setSearching(false)
            onChange({ kind: 'other', found })
          }}
        />
      )}
    </Field>
  )
}

/** Somebody of the worker's own community, by name or phone; the search is written down. */
function Search({ onFound }: { onFound: (found: FoundPerson) => void }) {
  const [text, setText] = useState('')
  const [found, setFound] = useState<FoundPerson[] | null>(null)
  const { send, busy, error } = useSend('member.find', ({ items }) => setFound(items))
  return (
    <>
      <TextField label="姓名或电话" placeholder="全名或手机号" max={30} onChange={setText} />
      <Button busy={busy} onTap={() => void send({ text })}>
        找一找
      </Button>
      <Text className="soft small">查找会留下记录。</Text>
      {error && <Text className="field__error">{error.message}</Text>}
      {found?.length === 0 && <Text className="soft">没有找到，请核对全名或手机号。</Text>}
      {found && (
        <Choices
          options={found.map(({ personId, publicName, gridName, building }) => ({
            value: personId,
            label: publicName,
            note: `${gridName} ${building}`
          }))}
          chosen={null}
          onChange={(id) => {
            const one = found.find(({ personId }) => personId === id)
            if (one) onFound(one)
          }}
        />
      )}
    </>
  )
}
