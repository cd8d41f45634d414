import { useEffect, useState } from 'react'
import Taro from '@tarojs/taro'
import { Text } from '@tarojs/components'
import type { Me } from '@contract/member'
import type { Item } from '@domain/menu/item'
import { Card } from '@/components/card'
import { Chips } from '@/components/choices'
import { Field, TextArea, TextField } from '@/components/fields'
import { PhotoField } from '@/components/photo-field'
import { SendBar } from '@/components/send-bar'
import { WindowPicker } from '@/components/window-picker'
import { Refusal } from '@/services/refusal'
import { remember, useSend } from '@/services/remote'
import { useDraft } from '@/stores/draft'
import { Emergency } from './emergency'
import { ForWhom } from './for-whom'
import { addressesOf, begun, dangerIn, EMPTY, forWhom, lacks, lasting, MOST_WORDS, placeInput, saysWhy, type Draft } from './request'
import { ShowsCode } from './shows-code'
import { Where } from './where'

const TODAY = [
  { value: 'no', label: '不是' },
  { value: 'yes', label: '是' }
] as const
/** A draft may have waited longer than its times. */
const stillAhead = (draft: Draft): Draft => ({ ...draft, windows: draft.windows.filter(({ endAt }) => endAt > Date.now()) })

interface Asked {
  me: Me
  item: Item | null
  /** what stands there from the last time */
  begin: Partial<Draft>
  /** it is known to be asked for once more: nobody need be told so */
  repeats: boolean
}

/** Only *when* has to be answered; everything else stands there already, behind 改. */
export function Form({ me, item, begin, repeats }: Asked) {
  const { value, put, drop } = useDraft<Draft>(`order ${item?.code ?? ''}`, EMPTY, lasting)
  const draft = stillAhead({ ...EMPTY, ...value })
  const change = (part: Partial<Draft>) => {
    // why it was refused is no longer true of what stands there now
    setMissing(null)
    clear()
    put((old) => ({ ...EMPTY, ...old, ...part }))
  }
  // asked for again: what was like last time stands there, unless another time was chosen already
  useEffect(() => {
    if (Object.keys(begin).length > 0) put((old) => begun({ ...EMPTY, ...old }, begin, stillAhead))
  }, []) // eslint-disable-line react-hooks/exhaustive-deps
  const [warning, setWarning] = useState(false)
  const [safe, setSafe] = useState('')
  const [missing, setMissing] = useState<Refusal | null>(null)
  const chosen = forWhom(draft, me, item)
  const { send, busy, error, clear } = useSend('order.place', ({ orders: [first] }) => {
    if (first?.view) remember('order.get', { orderId: first.orderId }, first.view)
    void Taro.redirectTo({ url: `/pages/order/index?id=${first?.orderId ?? ''}` })
  })
  const place = async (again: boolean) => {
    const lack = lacks(draft, value.windows ?? [], addressesOf(chosen, me).length > 0, Date.now())
    if (lack) return setMissing(new Refusal('INVALID_INPUT', lack))
    if (dangerIn(draft) !== '' && dangerIn(draft) !== safe) return setWarning(true)
    if (await send(placeInput(draft, item, me, again))) drop()
  }
  const known = chosen.kind !== 'sought'
  const placedBefore = error?.code === 'ALREADY_PLACED'
  const answerToday = ([word]: ('no' | 'yes')[]) => {
    change({ today: word === 'yes' })
    setWarning(word === 'yes')
  }
  return (
    <>
      {!item && <Telling draft={draft} label="您需要什么" hint="写一句话就行，社区看了会安排。" onChange={change} />}
      <Field label="什么时候方便">
        <WindowPicker value={draft.windows} onChange={(windows) => change({ windows })} />
      </Field>
      <Field label="今天必须有人来吗">
        <Chips options={TODAY} chosen={[draft.today ? 'yes' : 'no']} onChange={answerToday} />
        {draft.today && <Text className="soft">社区看单的时候先看到这一句。急不急、什么时候来，由社区定。</Text>}
      </Field>
      <Card>
        <ForWhom me={me} item={item} value={chosen} onChange={(one, addressId) => change({ for: one, addressId, shows: undefined })} />
        {known && <Where me={me} chosen={chosen} draft={draft} onChange={change} />}
        {known && <ShowsCode me={me} chosen={chosen} draft={draft} onChange={change} />}
      </Card>
      {saysWhy(chosen, me) && (
        <Field label="为什么替他点">
          <TextField label="为什么替他点" initial={draft.why} placeholder="比如 老人没有手机" onChange={(why) => change({ why })} />
        </Field>
      )}
      {item && <Telling draft={draft} label="还想说的（可以不写）" onChange={change} />}
      {known && (
        <SendBar
          label={placedBefore ? '还要再点' : '点单'}
          busy={busy}
          error={missing ?? error}
          onTap={() => void place(placedBefore || repeats)}
        />
      )}
      {warning && (
        <Emergency
          gridId={addressesOf(chosen, me)[0]?.gridId ?? me.person?.gridId}
          onSafe={() => {
            setSafe(dangerIn(draft))
            setWarning(false)
          }}
          onBack={() => setWarning(false)}
        />
      )}
    </>
  )
}

interface Writing {
  draft: Draft
  label: string
  hint?: string
  onChange: (part: Partial<Draft>) => void
}
/** What is wanted, in words and pictures. */
function Telling({ draft, label, hint, onChange }: Writing) {
  return (
    <>
      <Field label={label} hint={hint}>
        <TextArea label={label} initial={draft.words} max={MOST_WORDS} onChange={(words) => onChange({ words })} />
      </Field>
      <PhotoField
        label="照片（可以不放）"
        hint="拍一拍要办的事，来的人好准备。请不要拍到人脸和门牌。"
        value={draft.photos}
        onChange={(photos) => onChange({ photos })}
      />
    </>
  )
}
