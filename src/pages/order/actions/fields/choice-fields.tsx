import { useState, type ReactNode } from 'react'
import type { Ring, Verification } from '@domain/order/order'
import type { DeclineReason } from '@domain/order/step'
import { DECLINE_WORDS, OUTCOME_WORDS, RING_WORDS, SAFETY_TAGS } from '@domain/order/words'
import { Notice } from '@/components/card'
import { Choices, Chips, type Option } from '@/components/choices'
import { Field } from '@/components/fields'
import { RISK_WORDS } from '@/components/risk'
import type { FieldProps } from '../fields'

const optionsOf = <T extends string>(words: Record<T, string>): Option<T>[] =>
  (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }))

/** One of a few words. */
const oneOf = <T extends string>(label: string, options: readonly Option<T>[]) =>
  function OneOf({ value, onChange }: FieldProps<T>): ReactNode {
    return (
      <Field label={label}>
        <Choices options={options} chosen={value ?? null} onChange={onChange} />
      </Field>
    )
  }

export const DeclineReasonField = oneOf<DeclineReason>('为什么办不了', optionsOf(DECLINE_WORDS))
export const RingField = oneOf<Ring>(
  '请到哪里为止',
  optionsOf(RING_WORDS).filter(({ value }) => value !== 'invited' && value !== 'unit')
)
export const AbsenceField = oneOf<'excused' | 'upheld'>('怎么认定', [
  { value: 'excused', label: '有原因，不算' },
  { value: 'upheld', label: '没有来，也没有说明' }
])
export const RecordField = oneOf<'tap' | 'slip' | 'call_back'>('受益人怎么说的', [
  { value: 'call_back', label: '电话里问过' },
  { value: 'slip', label: '纸条上写了' },
  { value: 'tap', label: '在手机上点过' }
])

const YES_NO = [
  { value: 'yes', label: '是' },
  { value: 'no', label: '不是' }
] as const
export function CollectiveField({ value, onChange }: FieldProps<boolean>) {
  return (
    <Field label="是单位一起去的集体服务吗" hint="集体服务的互助时间记到公共时间池。">
      <Chips options={YES_NO} chosen={[value ? 'yes' : 'no']} onChange={([word]) => onChange(word === 'yes')} />
    </Field>
  )
}
export function RiskField({ order, value, onChange }: FieldProps<boolean>) {
  return (
    <Field label="风险提示">
      <Notice kind="warn">{RISK_WORDS[order.risk]}</Notice>
      <Chips
        options={[{ value: 'read', label: '我看过了，也有保险' }]}
        chosen={value ? ['read'] : []}
        many
        onChange={(chosen) => onChange(chosen.length > 0)}
      />
    </Field>
  )
}
const UNSAFE = SAFETY_TAGS.map((value) => ({ value, label: value }))
export function SafetyField({ value = [], onChange }: FieldProps<(typeof SAFETY_TAGS)[number][]>) {
  return (
    <Field label="有这些情况吗（没有就不选）" hint="选了，会马上告诉社区。">
      <Chips options={UNSAFE} chosen={value} many onChange={onChange} />
    </Field>
  )
}
const CALLED = [
  { value: 'called', label: '打过电话，没人接' },
  { value: 'knocked', label: '没有电话可打，敲过门、喊过了' }
] as const

/** The call comes first; who has left no number is knocked for and called to. */
export function CalledField({ value, onChange }: FieldProps<boolean>) {
  // of a draft only that one of both was said is kept: it must be seen before it is sent
  const [how, setHow] = useState<(typeof CALLED)[number]['value'][]>(value ? ['called'] : [])
  const choose = (chosen: typeof how) => {
    setHow(chosen)
    onChange(chosen.length > 0)
  }
  return (
    <Field label="先打个电话" hint="老人可能听不见敲门，也可能摔倒了。报了以后社区会马上联系。">
      <Chips options={CALLED} chosen={how} onChange={choose} />
    </Field>
  )
}

const HOW: readonly Option<Verification['how']>[] = [
  { value: 'call', label: '打电话问过' },
  { value: 'visit', label: '上门看过' },
  { value: 'two_vain_tries', label: '两天各试一次，都没联系上' }
]
export function HowField({
  value = {},
  onChange
}: FieldProps<Partial<Pick<Verification, 'how'>> & { outcome?: NonNullable<Verification['outcome']> }>) {
  return (
    <>
      <Field label="怎么核实的">
        <Choices options={HOW} chosen={value.how ?? null} onChange={(how) => onChange({ ...value, how })} />
      </Field>
      <Field label="结果（没问到可以不选）">
        <Chips
          options={optionsOf(OUTCOME_WORDS)}
          chosen={value.outcome ? [value.outcome] : []}
          onChange={([outcome]) => onChange({ ...value, ...(outcome ? { outcome } : {}) })}
        />
      </Field>
    </>
  )
}

const QUALITIES = [
  { value: 'timely', label: '及时' },
  { value: 'reliable', label: '守约' },
  { value: 'communicative', label: '沟通好' }
] as const
type Quality = (typeof QUALITIES)[number]['value']
export function AppraisalField({ value, onChange }: FieldProps<Record<Quality, boolean>>) {
  const chosen = QUALITIES.map((quality) => quality.value).filter((quality) => value?.[quality])
  const told = (now: Quality[]) =>
    onChange({ timely: now.includes('timely'), reliable: now.includes('reliable'), communicative: now.includes('communicative') })
  return (
    <Field label="单位办得怎么样" hint="做到的点一下。不影响任何人的积分。">
      <Chips options={QUALITIES} chosen={chosen} many onChange={told} />
    </Field>
  )
}
