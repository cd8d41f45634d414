import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Me } from '@contract'
import type { Item } from '@domain/menu/item'
import { soundsDangerous } from '@domain/menu/danger'
import { Button } from '@/components/button'
import { Notice } from '@/components/card'
import { Chips } from '@/components/choices'
import { Field, TextArea, TextField } from '@/components/fields'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { WindowPicker } from '@/components/window-picker'
import { useRemote, useSend } from '@/services/remote'
import { useDrafts } from '@/stores/drafts'
import { ForWhom } from './for-whom'
import { Urgent } from './urgent'
import { Where } from './where'
import { EMPTY, placeInput, type Draft } from './request'

/** Asking for something: only *when* has to be answered; everything else stands there already and can be changed. */
export default function OrderFormPage() {
  const code = useRouter().params.item ?? ''
  const me = useRemote('member.me', {})
  const menu = useRemote('order.menu', {})
  const item = menu.data?.items.find((one) => one.code === code) ?? null
  const missing = me.error ?? menu.error
  if (!me.data || !menu.data)
    return (
      <Page title="点单">
        <PageState error={missing} onRetry={() => [me, menu].forEach(({ reload }) => reload())} />
      </Page>
    )
  if (!me.data.person)
    return (
      <Page title="点单">
        <ToRegister />
      </Page>
    )
  return (
    <Page title={item?.name ?? '写一句话'}>
      <Form me={me.data} item={item} />
    </Page>
  )
}

function ToRegister() {
  return (
    <>
      <Notice>第一次点单，先登记姓名和住址，以后就不用再填了。</Notice>
      <Button kind="primary" block onTap={() => void Taro.navigateTo({ url: '/pages/register/index' })}>
        去登记
      </Button>
    </>
  )
}

const URGENT = [
  { value: 'no', label: '不用，约个时间就行' },
  { value: 'yes', label: '今天必须有人来' }
] as const

function Form({ me, item }: { me: Me; item: Item | null }) {
  const key = `order ${item?.code ?? ''}`
  const { drafts, keep, drop } = useDrafts()
  const [draft, setDraft] = useState<Draft>({
    ...EMPTY,
    ...(item?.openedBy === 'community' ? { for: { kind: 'activity' } as const } : {}),
    ...(drafts[key] as Partial<Draft> | undefined)
  })
  const [urgent, setUrgent] = useState<'no' | 'yes' | 'seen'>('no')
  const put = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
    keep(key, { ...draft, ...part })
  }
  const { send, busy, error } = useSend('order.place', ({ orders }) => {
    drop(key)
    void Taro.redirectTo({ url: `/pages/order/index?id=${orders[0]?.orderId ?? ''}` })
  })
  const place = (again: boolean) =>
    urgent !== 'seen' && soundsDangerous(draft.words) ? setUrgent('yes') : void send(placeInput(draft, item, me, again))
  return (
    <>
      <ForWhom me={me} item={item} value={draft.for} onChange={(value) => put({ for: value, addressId: undefined })} />
      <Field label={item ? '还想说的（可以不写）' : '您需要什么'} hint={item ? undefined : '写一句话就行，社区会帮您安排。'}>
        <TextArea label="写一句话" initial={draft.words} onChange={(words) => put({ words })} />
      </Field>
      <Field label="什么时候方便">
        <WindowPicker value={draft.windows} onChange={(windows) => put({ windows })} />
      </Field>
      <Where me={me} item={item} draft={draft} onChange={put} />
      {draft.for.kind === 'other' && (
        <Field label="为什么替他点">
          <TextField label="为什么替他点" initial={draft.why} placeholder="比如 老人没有手机" onChange={(why) => put({ why })} />
        </Field>
      )}
      <Field label="今天必须有人来吗">
        <Chips options={URGENT} chosen={[urgent === 'no' ? 'no' : 'yes']} onChange={([word]) => setUrgent(word === 'yes' ? 'yes' : 'no')} />
      </Field>
      {urgent === 'yes' && <Urgent onSeen={() => setUrgent('seen')} />}
      {error && (
        <Text className="field__error" ariaRole="alert">
          {error.message}
        </Text>
      )}
      {error?.code === 'ALREADY_PLACED' ? (
        <Button kind="primary" block busy={busy} onTap={() => place(true)}>
          还要再点
        </Button>
      ) : (
        <Button kind="primary" block busy={busy} onTap={() => place(false)}>
          点单
        </Button>
      )}
    </>
  )
}
