import { useState } from 'react'
import { Text } from '@tarojs/components'
import { Button } from '@/components/button'
import { Card, Notice } from '@/components/card'
import { Field, TextField } from '@/components/fields'
import { useSend } from '@/services/remote'
import { Chips } from '@/components/choices'
import { useDraft } from '@/stores/draft'

const NOBODY = { name: '', phone: '', building: '', door: '', silent: false }
type Elder = typeof NOBODY

const PHONES = [
  { value: 'phone', label: '有手机' },
  { value: 'none', label: '没有手机' }
] as const
/** What is said of them: the number, or where they live when they have none. */
const said = ({ name, phone, building, door, silent }: Elder) => (silent ? { name, building, door } : { name, phone })
/** Who will be asked, by what was said; whether somebody was found is not. */
const ASKED = {
  phone: '问过了。姓名和手机号都对，长辈就会在“我的”里看到；没用小程序的，由社区当面问。',
  home: '问过了。姓名和住址都对、登记时没留手机号的，由社区当面问。'
}

/** The first of two steps: name and phone of the elder, or their home when they have no phone. Whether they are registered here stays unsaid. */
export function AskToAct({ onDone }: { onDone: () => void }) {
  const { value, put, drop } = useDraft('ask to act', NOBODY)
  const elder = { ...NOBODY, ...value }
  const change = (part: Partial<Elder>) => put((old) => ({ ...NOBODY, ...old, ...part }))
  const [asked, setAsked] = useState<keyof typeof ASKED | null>(null)
  const { send, busy, error } = useSend('member.askToAct', () => {
    setAsked(elder.silent ? 'home' : 'phone')
    drop()
    onDone()
  })
  return (
    <Card title="我想替长辈点单">
      <Field label="长辈的姓名">
        <TextField label="长辈的姓名" initial={elder.name} max={30} onChange={(name) => change({ name })} />
      </Field>
      <Field label="长辈有手机吗">
        <Chips options={PHONES} chosen={[elder.silent ? 'none' : 'phone']} onChange={([way]) => change({ silent: way === 'none' })} />
      </Field>
      {elder.silent ? <Home elder={elder} onChange={change} /> : <PhoneOf elder={elder} onChange={change} />}
      {asked && <Notice>{ASKED[asked]}</Notice>}
      {error && <Notice kind="danger">{error.message}</Notice>}
      <Button kind="primary" block busy={busy} onTap={() => void send(said(elder))}>
        问一问
      </Button>
      <Text className="soft">要长辈本人同意了，您才能替他点单。</Text>
    </Card>
  )
}

interface Asking {
  elder: Elder
  onChange: (part: Partial<Elder>) => void
}
function PhoneOf({ elder, onChange }: Asking) {
  return (
    <Field label="长辈登记的手机号">
      <TextField label="长辈登记的手机号" type="number" initial={elder.phone} max={11} onChange={(phone) => onChange({ phone })} />
    </Field>
  )
}
function Home({ elder, onChange }: Asking) {
  return (
    <>
      <Field label="长辈住的楼号">
        <TextField
          label="长辈住的楼号"
          initial={elder.building}
          placeholder="比如 3号楼"
          max={30}
          onChange={(building) => onChange({ building })}
        />
      </Field>
      <Field label="长辈住的门牌">
        <TextField label="长辈住的门牌" initial={elder.door} placeholder="比如 2单元301" max={50} onChange={(door) => onChange({ door })} />
      </Field>
    </>
  )
}
