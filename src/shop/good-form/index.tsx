import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { KeptGoodView } from '@contract/redemption'
import { Page } from '@/components/page'
import { PageState } from '@/components/state'
import { SendBar } from '@/components/send-bar'
import { goBack } from '@/services/go-back'
import { useRemote, useSend } from '@/services/remote'
import { GoodFields } from './fields'
import { emptyDraft, draftOf, termsOf, type Draft } from './draft'

/** One thing of the catalogue, new or changed. */
export default function GoodFormPage() {
  const { id = '' } = useRouter().params
  const { data, error, reload } = useRemote('redemption.kept', { id }, id !== '')
  return (
    <Page title={id ? '改一样东西' : '加一样东西'}>
      {id === '' && <Add />}
      {id !== '' && (data ? <Change key={data.version} good={data} /> : <PageState error={error} onRetry={reload} />)}
    </Page>
  )
}

function Add() {
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const { send, busy, error } = useSend('redemption.add', goBack)
  const add = () => void send({ ...termsOf(draft, Date.now()), stock: Number(draft.stock) })
  return (
    <>
      <GoodFields draft={draft} onChange={setDraft} isNew />
      <SendBar label="放上架" busy={busy} error={error} onTap={add} />
    </>
  )
}

/** Another price or other words are for whoever redeems from now on. */
function Change({ good }: { good: KeptGoodView }) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(good))
  const { send, busy, error } = useSend('redemption.change', goBack)
  const change = () => void send({ ...termsOf(draft, Date.now()), id: good.id, version: good.version })
  return (
    <>
      <GoodFields draft={draft} onChange={setDraft} />
      <SendBar label="改好了" busy={busy} error={error} onTap={change} />
    </>
  )
}
