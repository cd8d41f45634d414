import { useState } from 'react'
import type { Input, Output } from '@contract'
import { PLACER_ROLES } from '@domain/order/scene'
import { HOW_KNOWN, HOW_KNOWN_WORDS, type HowKnown } from '@domain/people/how-known'
import { Refusal } from '@/services/refusal'
import { useRemote, useSend } from '@/services/remote'
import { useDraft } from '@/stores/draft'
import { BirthdayField } from './birthday-field'
import { Button } from './button'
import { Notice } from './card'
import { Chips } from './choices'
import { Field, TextField } from './fields'
import { GridField } from './grid-field'
import { Refused } from './refused'

type Neighbour = Input<'member.registerFor'>
/** What was typed so far; an empty birthday or phone was not said. */
type Typed = Omit<Neighbour, 'howKnown' | 'birthDay' | 'phone'> & { birthDay: string; phone: string; howKnown?: HowKnown }

/** What was looked for stands there already: a number is a phone, anything else a name. */
const begun = (sought: string): Typed => {
  const isNumber = /^\d+$/.test(sought)
  return { name: isNumber ? '' : sought, phone: isNumber ? sought : '', birthDay: '', building: '', door: '' }
}
const said = ({ birthDay, fourteen, phone, ...typed }: Typed, howKnown: HowKnown): Neighbour => ({
  ...typed,
  howKnown,
  ...(birthDay ? { birthDay } : fourteen ? { fourteen } : {}),
  ...(phone ? { phone } : {})
})
const FOURTEEN = [{ value: 'yes', label: '本人满 14 岁' }] as const
const WAYS = HOW_KNOWN.map((value) => ({ value, label: HOW_KNOWN_WORDS[value] }))

/** A worker writes down somebody who was looked for and is not there: once, with their consent, where the worker works. */
export function RegisterFor({ sought, onDone }: { sought: string; onDone: (done: Output<'member.registerFor'>) => void }) {
  const { data: me } = useRemote('member.me', {})
  const { value: form, put: change, drop } = useDraft(`register for ${sought}`, begun(sought))
  const [missing, setMissing] = useState<Refusal | null>(null)
  const put = (part: Partial<Typed>) => {
    setMissing(null)
    change((old) => ({ ...old, ...part }))
  }
  const { send, busy, error } = useSend('member.registerFor', (done) => {
    drop()
    onDone(done)
  })
  const register = () => {
    setMissing(form.howKnown ? null : new Refusal('INVALID_INPUT', '请选一下是怎么知道的'))
    if (form.howKnown) void send(said(form, form.howKnown))
  }
  const within = me?.posts.filter(({ role }) => PLACER_ROLES.includes(role)).map(({ orgId }) => orgId)
  return (
    <>
      <Notice>请先问过本人，愿意了再登记。谁登记的、怎么知道的都会记下来，本人以后能看到。</Notice>
      <Field label="姓名">
        <TextField label="姓名" initial={form.name} max={30} onChange={(name) => put({ name })} />
      </Field>
      <BirthdayField label="出生日期（不清楚就不选）" value={form.birthDay} onChange={(birthDay) => put({ birthDay })} />
      {!form.birthDay && (
        <Field label="不清楚出生日期，就确认一下">
          <Chips many options={FOURTEEN} chosen={form.fourteen ? ['yes'] : []} onChange={([yes]) => put({ fourteen: yes && true })} />
        </Field>
      )}
      <Field label="手机号（没有就不填）">
        <TextField label="手机号" type="number" initial={form.phone} max={11} onChange={(phone) => put({ phone })} />
      </Field>
      <GridField label="住在哪个网格" value={form} within={within} mayNotKnow onChange={put} />
      <Field label="楼号">
        <TextField label="楼号" initial={form.building} placeholder="比如 3号楼" max={30} onChange={(building) => put({ building })} />
      </Field>
      <Field label="门牌">
        <TextField label="门牌" initial={form.door} placeholder="比如 2单元301" max={50} onChange={(door) => put({ door })} />
      </Field>
      <Field label="怎么知道的">
        <Chips options={WAYS} chosen={form.howKnown ? [form.howKnown] : []} onChange={([howKnown]) => put({ howKnown })} />
      </Field>
      <Refused error={missing ?? error} />
      <Button kind="primary" block busy={busy} onTap={register}>
        登记好了
      </Button>
    </>
  )
}
