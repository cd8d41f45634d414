import { dayWords } from '@domain/clock/shanghai'
import { Button } from '@/components/button'
import { Chips, Choices } from '@/components/choices'
import { Field, TextArea, TextField } from '@/components/fields'
import { PhotoField } from '@/components/photo-field'
import { Again } from '@/components/pages'
import { PageState } from '@/components/state'
import { usePages } from '@/services/remote'
import type { Draft } from './draft'

interface Writing {
  draft: Draft
  onChange: (draft: Draft) => void
}

const PERIODS = [
  { value: 'any', label: '不限' },
  { value: 'month', label: '每月' },
  { value: 'quarter', label: '每季' },
  { value: 'year', label: '每年' },
  { value: 'life', label: '每人一共' },
  { value: 'day', label: '每天' }
] as const
const HOLD_DAYS = [3, 7, 14, 30].map((value) => ({ value, label: `${value} 天` }))

/** Everything that is written about one thing. */
export function GoodFields({ draft, onChange, isNew }: Writing & { isNew?: boolean }) {
  const set = (more: Partial<Draft>) => onChange({ ...draft, ...more })
  return (
    <>
      <Field label="叫什么">
        <TextField label="叫什么" placeholder="比如 大米 5 公斤" max={20} initial={draft.title} onChange={(title) => set({ title })} />
      </Field>
      <Merchant draft={draft} onChange={onChange} />
      <Field label="要多少积分">
        <TextField label="要多少积分" type="number" max={7} initial={draft.points} onChange={(points) => set({ points })} />
      </Field>
      {isNew && (
        <Field label="一共几份">
          <TextField label="一共几份" type="number" max={5} initial={draft.stock} onChange={(stock) => set({ stock })} />
        </Field>
      )}
      <Field label="去哪取、什么时候开门">
        <TextField
          label="去哪取"
          placeholder="比如 超市前台，每天 8:00 到 20:00"
          max={60}
          initial={draft.pickUp}
          onChange={(pickUp) => set({ pickUp })}
        />
      </Field>
      <Field label="再说几句" hint="规格、保质期这些，可以不写">
        <TextArea label="再说几句" max={200} initial={draft.about} onChange={(about) => set({ about })} />
      </Field>
      <PhotoField
        label="样子"
        hint="拍一张东西的照片。"
        most={1}
        value={draft.picture ? [draft.picture] : []}
        onChange={([picture]) => set({ picture: picture ?? null })}
      />
      <Field label="每人限几份">
        <Chips options={PERIODS} chosen={[draft.period]} onChange={([period = 'any']) => set({ period })} />
        {draft.period !== 'any' && (
          <TextField label="最多几份" type="number" max={3} initial={draft.most} onChange={(most) => set({ most })} />
        )}
      </Field>
      <Field label="换好以后留几天" hint="过了就退回积分，东西放回架上">
        <Chips options={HOLD_DAYS} chosen={[draft.holdDays]} onChange={([holdDays = 7]) => set({ holdDays })} />
      </Field>
      <Until draft={draft} onChange={onChange} />
    </>
  )
}

/** Which shop hands it over. */
function Merchant({ draft, onChange }: Writing) {
  const pages = usePages('redemption.merchants', {})
  if (!pages.items) return <PageState error={pages.error} onRetry={pages.reload} />
  const options = pages.items.map(({ id, name, attended }) => ({ value: id, label: name, ...(attended ? {} : { note: '现在没有人值班' }) }))
  return (
    <Field label="哪一家给">
      <Choices options={options} chosen={draft.merchantId} onChange={(merchantId) => onChange({ ...draft, merchantId })} />
      {pages.again && <Again {...pages} again={pages.again} />}
      {pages.more && !pages.again && (
        <Button kind="quiet" block busy={pages.busy} onTap={pages.more}>
          再看 20 家
        </Button>
      )}
    </Field>
  )
}

/** Until when it is offered: as it stands, while there is some, or so many days from the tap on. */
function Until({ draft: { until, ...draft }, onChange }: Writing) {
  const kept = until !== null && 'at' in until ? [{ value: 'kept', label: `到${dayWords(until.at - 1, Date.now())}` }] : []
  const options = [...kept, { value: 'open', label: '换完为止' }, { value: '30', label: '30 天' }, { value: '90', label: '90 天' }]
  const chosen = until === null ? 'open' : 'at' in until ? 'kept' : String(until.days)
  const choose = ([next = 'open']: string[]) =>
    next !== 'kept' && onChange({ ...draft, until: next === 'open' ? null : { days: Number(next) } })
  return (
    <Field label="换到什么时候">
      <Chips options={options} chosen={[chosen]} onChange={choose} />
    </Field>
  )
}
