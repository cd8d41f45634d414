import type { Outcome, Satisfaction } from '@domain/order/order'
import { SAFETY_TAGS } from '@domain/order/words'
import { Choices, Chips } from '@/components/choices'
import { Fold } from '@/components/checks'
import { Field, TextArea } from '@/components/fields'
import { OUTCOMES } from './outcomes'

/** What a resident says, as it is sent. */
export interface Said {
  outcome?: Outcome
  satisfaction?: Satisfaction
  tags?: string[]
  words?: string
  again?: boolean
}
const TAGS = ['准时到达', '动作轻柔', '有耐心', '干净利落', '来晚了', '没做完', ...SAFETY_TAGS].map((label) => ({ value: label, label }))
const AGAIN = [
  { value: 'yes', label: '要，请再来' },
  { value: 'no', label: '不用了' }
] as const
/** as many tags as the door takes */
const MOST_TAGS = 6

interface Saying {
  /** a first word, not a second thought: only then somebody may come again */
  first: boolean
  value: Said
  onChange: (said: Said) => void
}

/** The big question; coming again, only when it is not solved; everything else folded, for nobody has to say it. */
export function Questions({ first, value, onChange }: Saying) {
  const { outcome, tags = [], words, again } = value
  const mayComeAgain = first && outcome !== undefined && outcome !== 'solved' && outcome !== 'unneeded'
  return (
    <>
      <Field label="事情解决了吗">
        <Choices options={OUTCOMES} chosen={outcome ?? null} onChange={(chosen) => onChange({ ...value, outcome: chosen })} />
      </Field>
      {mayComeAgain && (
        <Field label="还要再来吗">
          <Chips
            options={AGAIN}
            chosen={again === undefined ? [] : [again ? 'yes' : 'no']}
            onChange={([word]) => onChange({ ...value, again: word === 'yes' })}
          />
        </Field>
      )}
      {outcome && (
        <Fold label="想多说几句" full={Boolean(words) || tags.length > 0}>
          <Chips options={TAGS} chosen={tags} many onChange={(chosen) => onChange({ ...value, tags: chosen.slice(0, MOST_TAGS) })} />
          <TextArea label="写一句" initial={words} placeholder="可以不写" onChange={(text) => onChange({ ...value, words: text })} />
        </Fold>
      )}
    </>
  )
}
