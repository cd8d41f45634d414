import { useState } from 'react'
import type { FoundPerson } from '@contract/member'
import { isMinor } from '@domain/people/age'
import { skillsOf } from '@domain/people/skills'
import { BirthdayField } from '@/components/birthday-field'
import { Card } from '@/components/card'
import { Chips } from '@/components/choices'
import { Field, TextField } from '@/components/fields'
import { SendBar } from '@/components/send-bar'
import { livesWords } from '@/services/found-words'
import { useRemote, useSend } from '@/services/remote'

const AGREED = 'agreed'

/** What stands on the card, and the papers that were shown with it. */
export function Seen({ one, onDone }: { one: FoundPerson; onDone: () => void }) {
  const { data: menu } = useRemote('order.menu', {})
  const { papers, licences } = skillsOf(menu?.items ?? [])
  const [form, setForm] = useState({ name: '', birthDay: '', papers: [] as string[], guardianAgreed: false })
  const put = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }))
  const { send, busy, error } = useSend('member.checkPerson', onDone)
  return (
    <>
      <Card title={`${one.publicName}（${livesWords(one)}）的证件`}>
        <Field label="证件上的姓名">
          <TextField label="证件上的姓名" max={30} onChange={(name) => put({ name })} />
        </Field>
        <BirthdayField value={form.birthDay} onChange={(birthDay) => put({ birthDay })} />
        {form.birthDay !== '' && isMinor(form.birthDay, Date.now()) && (
          <Field label="未满 18 岁" hint="只安排没有风险的服务；没有监护人同意，就不登记为志愿者。">
            <Chips
              options={[{ value: AGREED, label: '监护人当面同意他来帮忙' }]}
              chosen={form.guardianAgreed ? [AGREED] : []}
              onChange={(chosen) => put({ guardianAgreed: chosen.includes(AGREED) })}
              many
            />
          </Field>
        )}
        <Field label="一起带来的证书" hint="没有就不勾。以前登记过、这次没带来的，会去掉。">
          <Chips
            options={[...papers, ...licences].map((word) => ({ value: word, label: word }))}
            chosen={form.papers}
            onChange={(chosen) => put({ papers: chosen })}
            many
          />
        </Field>
      </Card>
      <SendBar label="证件看过了" busy={busy} error={error} onTap={() => void send({ personId: one.personId, ...form })} />
    </>
  )
}
