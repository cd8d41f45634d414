import type { Me } from '@contract/member'
import { Button, ButtonBar } from '@/components/button'
import { Field, TextField } from '@/components/fields'
import { Refused } from '@/components/refused'
import { Sheet } from '@/components/sheet'
import { remember, useSend } from '@/services/remote'
import { useDraft } from '@/stores/draft'

const NOBODY = { name: '', phone: '' }

/** Who takes the post over: somebody registered here, by full name and phone. */
export function GiveSheet({ post, onClose, onDone }: { post: Me['posts'][number]; onClose: () => void; onDone: () => void }) {
  const { value: one, put, drop } = useDraft(`hand over ${post.role} ${post.orgId}`, NOBODY)
  const { send, busy, error } = useSend('member.handOver', (answer) => {
    drop()
    remember('member.handOvers', {}, answer)
    onDone()
  })
  return (
    <Sheet title={`${post.roleName}交给谁`} onClose={onClose}>
      <Field label="接手的人的姓名">
        <TextField label="接手的人的姓名" initial={one.name} max={30} onChange={(name) => put((old) => ({ ...old, name }))} />
      </Field>
      <Field label="他登记的手机号">
        <TextField
          label="他登记的手机号"
          type="number"
          initial={one.phone}
          max={11}
          onChange={(phone) => put((old) => ({ ...old, phone }))}
        />
      </Field>
      <Refused error={error} />
      <ButtonBar>
        <Button kind="quiet" onTap={onClose}>
          先不
        </Button>
        <Button kind="primary" busy={busy} onTap={() => void send({ role: post.role, orgId: post.orgId, ...one })}>
          请他接手
        </Button>
      </ButtonBar>
    </Sheet>
  )
}
