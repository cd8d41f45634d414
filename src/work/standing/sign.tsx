import { useState } from 'react'
import { Text } from '@tarojs/components'
import type { Standing } from '@contract/community'
import { nameParts, type Item } from '@domain/menu/item'
import { search } from '@domain/menu/search'
import { Button, ButtonBar } from '@/components/button'
import { Notice } from '@/components/card'
import { Chips, Choices } from '@/components/choices'
import { Field, TextField } from '@/components/fields'
import { Sheet } from '@/components/sheet'
import { useSend } from '@/services/remote'
import { goesWords } from './signed-one'

const POOL = ''
/** More are found by a word: a list of forty is sent to no phone at once. */
const SHOWN = 5

/** Which service, and where its orders go from now on. A unit has one place: all its members. */
export function Sign({
  orgId,
  kind,
  units,
  items,
  onClose,
  onDone
}: {
  orgId: string
  kind: Standing['kind']
  units: Standing['units']
  items: readonly Item[]
  onClose: () => void
  onDone: () => void
}) {
  const [typed, setTyped] = useState('')
  const [itemCode, setItemCode] = useState<string | null>(null)
  const [unitId, setUnitId] = useState<string>(POOL)
  const { send, busy, error } = useSend('community.sign', onDone)
  const places = [
    { value: POOL, label: goesWords(kind, undefined) },
    ...units.map(({ id, name }) => ({ value: id, label: goesWords(kind, name) }))
  ]
  const found = typed ? search(items, typed) : items
  const shown = found.slice(0, SHOWN)
  const item = items.find(({ code }) => code === itemCode)
  return (
    <Sheet key={itemCode} title={item ? nameParts(item.name).title : '签哪一项'} onClose={onClose}>
      {item ? (
        <>
          <Field label="有了单就">
            <Chips options={places} chosen={[unitId]} onChange={([next = POOL]) => setUnitId(next)} />
          </Field>
          <Text className="soft">从签字起新点的单算。随时可以收回。</Text>
          {error && <Notice kind="danger">{error.message}</Notice>}
          <ButtonBar sticky>
            <Button kind="quiet" onTap={() => setItemCode(null)}>
              换一项
            </Button>
            <Button kind="primary" busy={busy} onTap={() => void send({ orgId, itemCode: item.code, ...(unitId ? { unitId } : {}) })}>
              签字
            </Button>
          </ButtonBar>
        </>
      ) : (
        <>
          <TextField label="找服务" placeholder="找一找，比如 理发" max={20} onChange={setTyped} />
          {shown.length === 0 && <Text className="soft">没有叫“{typed}”、又可以签的服务。</Text>}
          <Choices
            options={shown.map(({ code, name, category }) => ({ value: code, label: nameParts(name).title, note: category }))}
            chosen={null}
            onChange={setItemCode}
          />
          {found.length > SHOWN && <Text className="soft">还有 {found.length - SHOWN} 项，写一两个字就能找到。</Text>}
        </>
      )}
    </Sheet>
  )
}
