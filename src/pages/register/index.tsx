import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Picker, Text, View } from '@tarojs/components'
import type { Input } from '@contract'
import { Button } from '@/components/button'
import { Notice } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field, TextField } from '@/components/fields'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { useRemote, useSend } from '@/services/remote'

const EMPTY: Input<'member.register'> = { name: '', birthDay: '1954-01-01', gridId: '', building: '', door: '' }

/** Asked once, at the first order: who somebody is and where they live. Phone and door stay sealed until a helper has accepted. */
export default function RegisterPage() {
  const areas = useRemote('member.areas', {})
  const [form, setForm] = useState(EMPTY)
  const { send, busy, error } = useSend('member.register', () => void Taro.navigateBack())
  const put = (part: Partial<typeof form>) => setForm((old) => ({ ...old, ...part }))
  if (!areas.data)
    return (
      <Page title="登记">
        <PageState error={areas.error} onRetry={areas.reload} />
      </Page>
    )
  return (
    <Page title="登记">
      <Notice>电话和门牌只有接了单的师傅、社区经办人能看，每次查看都有记录。</Notice>
      <Field label="姓名">
        <TextField label="姓名" max={30} onChange={(name) => put({ name })} />
      </Field>
      <Field label="出生日期">
        <Picker mode="date" value={form.birthDay} onChange={(event) => put({ birthDay: event.detail.value })}>
          <View className="choice">{form.birthDay}</View>
        </Picker>
      </Field>
      <Field label="电话" hint="十一位手机号">
        <TextField label="电话" type="number" max={11} onChange={(phone) => put({ phone })} />
      </Field>
      <Field label="住在哪个网格">
        <Choices
          options={areas.data.grids.map(({ id, name, communityName }) => ({ value: id, label: name, note: communityName }))}
          chosen={form.gridId || null}
          onChange={(gridId) => put({ gridId })}
        />
      </Field>
      <Field label="楼号">
        <TextField label="楼号" placeholder="比如 3号楼" max={30} onChange={(building) => put({ building })} />
      </Field>
      <Field label="门牌">
        <TextField label="门牌" placeholder="比如 2单元 301" max={50} onChange={(door) => put({ door })} />
      </Field>
      {error && <Text className="field__error">{error.message}</Text>}
      <Button kind="primary" block busy={busy} onTap={() => void send(form)}>
        登记好了
      </Button>
    </Page>
  )
}
