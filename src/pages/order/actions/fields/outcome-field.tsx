import type { Outcome, Satisfaction } from '@domain/order/order'
import { OUTCOME_WORDS, SAFETY_TAGS, SATISFACTION_WORDS } from '@domain/order/words'
import { Choices, Chips } from '@/components/choices'
import { Field, TextArea } from '@/components/fields'
import type { FieldProps } from '../fields'

/** What a resident says, as it is sent. */
export interface Said {
  outcome?: Outcome
  satisfaction?: Satisfaction
  tags?: string[]
  words?: string
  again?: boolean
}
const options = <T extends string>(words: Record<T, string>) => (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }))
const TAGS = ['准时到达', '动作轻柔', '有耐心', '干净利落', '来晚了', '没做完', ...SAFETY_TAGS].map((label) => ({ value: label, label }))
const AGAIN = [
  { value: 'yes', label: '要，请再来' },
  { value: 'no', label: '不用了' }
] as const

/** The big question first; how it was, only when somebody was needed; coming again, only when it is not solved. */
export function OutcomeField({ offer, value = {}, onChange }: Pick<FieldProps<Said>, 'offer' | 'value' | 'onChange'>) {
  const { outcome, satisfaction, tags = [], words, again } = value
  const mayComeAgain = offer.action === 'rate' && outcome !== undefined && outcome !== 'solved' && outcome !== 'unneeded'
  return (
    <>
      <Field label="事情解决了吗">
        <Choices options={options(OUTCOME_WORDS)} chosen={outcome ?? null} onChange={(chosen) => onChange({ ...value, outcome: chosen })} />
      </Field>
      {outcome && outcome !== 'unneeded' && (
        <Field label="觉得怎么样">
          <Chips
            options={options(SATISFACTION_WORDS)}
            chosen={satisfaction ? [satisfaction] : []}
            onChange={([chosen]) => onChange({ ...value, ...(chosen ? { satisfaction: chosen } : {}) })}
          />
        </Field>
      )}
      {mayComeAgain && (
        <Field label="还要再来吗">
          <Chips
            options={AGAIN}
            chosen={again === undefined ? [] : [again ? 'yes' : 'no']}
            onChange={([word]) => onChange({ ...value, again: word === 'yes' })}
          />
        </Field>
      )}
      {satisfaction && (
        <>
          <Field label="还想说的（可以不选）">
            <Chips options={TAGS} chosen={tags} many onChange={(chosen) => onChange({ ...value, tags: chosen.slice(0, 6) })} />
          </Field>
          <Field label="写一句（可以不写）">
            <TextArea label="写一句" initial={words} onChange={(text) => onChange({ ...value, words: text })} />
          </Field>
        </>
      )}
    </>
  )
}
