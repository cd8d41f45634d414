import { Text } from '@tarojs/components'
import type { Me } from '@contract/member'
import { birthdayWords } from '@domain/clock/shanghai'
import { BirthdayField } from '@/components/birthday-field'
import { Button } from '@/components/button'
import { Card, Notice, Row } from '@/components/card'
import { Field, TextField } from '@/components/fields'
import { Refused } from '@/components/refused'
import { remember, useSend } from '@/services/remote'
import { useDraft } from '@/stores/draft'

type Person = NonNullable<Me['person']>

/** Name and birthday: mine to correct until the community has seen the identity card, theirs from then on. */
export function Identity({ person }: { person: Person }) {
  const { name, birthDay, checked } = person
  return (
    <Card title="姓名和出生日期">
      {checked ? (
        <>
          <Row label="姓名">{name}</Row>
          <Row label="出生日期">{birthDay === null ? '没有填' : birthdayWords(birthDay)}</Row>
          <Text className="soft">社区看过证件核对过。写错了，请带证件到社区改。</Text>
        </>
      ) : (
        <Correct person={person} />
      )}
    </Card>
  )
}

function Correct({ person: { id, name, birthDay } }: { person: Person }) {
  const { value: form, put: change, drop } = useDraft(`identity ${id}`, { name, birthDay: birthDay ?? '' })
  const put = (part: Partial<typeof form>) => change((old) => ({ ...old, ...part }))
  const { send, busy, error } = useSend('member.saveIdentity', (me) => {
    drop()
    remember('member.me', {}, me)
  })
  const changed = form.name !== name || form.birthDay !== (birthDay ?? '')
  return (
    <>
      <Notice>还没有核对过。带身份证到社区核对一次，就能接单帮别人。</Notice>
      <Field label="姓名">
        <TextField label="姓名" initial={form.name} max={30} onChange={(words) => put({ name: words })} />
      </Field>
      <BirthdayField value={form.birthDay} onChange={(day) => put({ birthDay: day })} />
      <Refused error={error} />
      {changed && (
        <Button kind="primary" block busy={busy} onTap={() => void send(form)}>
          改好了
        </Button>
      )}
    </>
  )
}
