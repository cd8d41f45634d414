import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { AddressView } from '@contract'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field, TextField } from '@/components/fields'
import { PageState } from '@/components/state'
import { Sheet } from '@/components/sheet'
import { useRemote, useSend } from '@/services/remote'

/** Where people may come to; one's own and those of the elders one acts for. */
export function Addresses({ personId, addresses, onDone }: { personId: string; addresses: readonly AddressView[]; onDone: () => void }) {
  const [adding, setAdding] = useState(false)
  const close = () => {
    setAdding(false)
    onDone()
  }
  return (
    <Card title="地址">
      {addresses.map((address) => (
        <Text key={address.id}>
          {address.gridName} {address.building} {address.door}
        </Text>
      ))}
      {addresses.length === 0 && <Text className="soft">还没有地址。</Text>}
      <Button kind="quiet" onTap={() => setAdding(true)}>
        加一个地址
      </Button>
      {adding && <NewAddress personId={personId} onClose={close} />}
    </Card>
  )
}

function NewAddress({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { data, error: unread, reload } = useRemote('member.areas', {})
  const [form, setForm] = useState({ gridId: '', building: '', door: '' })
  const { send, busy, error } = useSend('member.saveAddress', onClose)
  if (!data)
    return (
      <Sheet title="加一个地址" onClose={onClose}>
        <PageState error={unread} onRetry={reload} />
      </Sheet>
    )
  return (
    <Sheet title="加一个地址" onClose={onClose}>
      <Field label="哪个网格">
        <Choices
          options={data.grids.map(({ id, name, communityName }) => ({ value: id, label: name, note: communityName }))}
          chosen={form.gridId || null}
          onChange={(gridId) => setForm((old) => ({ ...old, gridId }))}
        />
      </Field>
      <Field label="楼号">
        <TextField label="楼号" max={30} onChange={(building) => setForm((old) => ({ ...old, building }))} />
      </Field>
      <Field label="门牌">
        <TextField label="门牌" max={50} onChange={(door) => setForm((old) => ({ ...old, door }))} />
      </Field>
      {error && <Text className="field__error">{error.message}</Text>}
      <Button kind="primary" block busy={busy} onTap={() => void send({ personId, ...form })}>
        记下来
      </Button>
    </Sheet>
  )
}
