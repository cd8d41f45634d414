import type { Input } from '@contract'
import { Button, ButtonBar } from '@/components/button'
import { Field, TextField } from '@/components/fields'
import { GridField } from '@/components/grid-field'
import { Refused } from '@/components/refused'
import { Sheet } from '@/components/sheet'
import { useSend } from '@/services/remote'
import { useDraft } from '@/stores/draft'

type Home = Input<'member.saveAddress'>

/** One home, new or corrected. The door stays sealed; the owner reads it, and whoever has to come, which is written down. */
export function AddressSheet({ home, onClose, onDone }: { home: Home; onClose: () => void; onDone: () => void }) {
  const { value: form, put: change, drop } = useDraft(`address ${home.personId} ${home.id ?? ''}`, home)
  const put = (part: Partial<Home>) => change((old) => ({ ...old, ...part }))
  const { send, busy, error } = useSend('member.saveAddress', () => {
    drop()
    onClose()
    onDone()
  })
  return (
    <Sheet title={home.id ? '改地址' : '加一个地址'} onClose={onClose}>
      <GridField label="在哪个网格" value={form} mayNotKnow onChange={put} />
      <Field label="楼号">
        <TextField label="楼号" initial={form.building} placeholder="比如 3号楼" max={30} onChange={(building) => put({ building })} />
      </Field>
      <Field label="门牌">
        <TextField label="门牌" initial={form.door} placeholder="比如 2单元301" max={50} onChange={(door) => put({ door })} />
      </Field>
      <Refused error={error} />
      <ButtonBar>
        <Button kind="quiet" onTap={onClose}>
          先不
        </Button>
        <Button kind="primary" busy={busy} onTap={() => void send(form)}>
          记下来
        </Button>
      </ButtonBar>
    </Sheet>
  )
}
