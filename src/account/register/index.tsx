import type { Input } from '@contract'
import { BirthdayField } from '@/components/birthday-field'
import { Notice } from '@/components/card'
import { Field, TextField } from '@/components/fields'
import { GridField } from '@/components/grid-field'
import { Page } from '@/components/page'
import { SendBar } from '@/components/send-bar'
import { goBack } from '@/services/go-back'
import { remember, useSend } from '@/services/remote'
import { useDraft } from '@/stores/draft'
import { PhoneField } from '../phone-field'

type Registration = Input<'member.register'>
const EMPTY: Registration = { name: '', birthDay: '', building: '', door: '' }
/** WeChat's word for a phone is good for minutes only. */
const withoutPhoneCode = ({ phoneCode: _, ...kept }: Registration): Registration => kept

/** Asked once, at the first order: who somebody is and where they live. Phone and door stay sealed until a helper has accepted. */
export default function RegisterPage() {
  const { value: form, put: change, drop } = useDraft('register', EMPTY, withoutPhoneCode)
  const put = (part: Partial<Registration>) => change((old) => ({ ...old, ...part }))
  const { send, busy, error } = useSend('member.register', (me) => {
    remember('member.me', {}, me)
    goBack()
  })
  const register = async () => {
    if (await send(form)) drop()
  }
  return (
    <Page title="登记">
      <Notice>只登记这一次。电话和门牌只有经办您的单的社区、接了单的人能看，每次查看都有记录。</Notice>
      <Field label="姓名">
        <TextField label="姓名" initial={form.name} max={30} onChange={(name) => put({ name })} />
      </Field>
      <BirthdayField value={form.birthDay} onChange={(birthDay) => put({ birthDay })} />
      <PhoneField form={form} onChange={put} />
      <GridField label="住在哪个网格" value={form} mayNotKnow onChange={put} />
      <Field label="楼号">
        <TextField label="楼号" initial={form.building} placeholder="比如 3号楼" max={30} onChange={(building) => put({ building })} />
      </Field>
      <Field label="门牌">
        <TextField label="门牌" initial={form.door} placeholder="比如 2单元301" max={50} onChange={(door) => put({ door })} />
      </Field>
      <SendBar label="登记好了" busy={busy} error={error} onTap={() => void register()} />
    </Page>
  )
}
