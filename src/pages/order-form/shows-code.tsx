import type { Me } from '@contract/member'
import { Choices } from '@/components/choices'
import { Prefilled } from './prefilled'
import { showing, showsOf, type Draft, type For, type Shows } from './request'

const WORDS: Record<Shows, string> = {
  beneficiary: '本人用自己的手机出示',
  me: '我在现场，用我的手机出示',
  slip: '不用手机，社区打一张纸条'
}
const OWN_WORDS: Record<Shows, string> = { ...WORDS, beneficiary: '我用手机出示服务码' }

/** How it is proven that somebody came. */
export function ShowsCode({
  me,
  chosen,
  draft,
  onChange
}: {
  me: Me
  chosen: For
  draft: Draft
  onChange: (part: Partial<Draft>) => void
}) {
  const options = showing(chosen, me)
  const shows = showsOf(draft, chosen, me)
  const words = chosen.kind === 'self' ? OWN_WORDS : WORDS
  if (options.length < 2) return null
  return (
    <Prefilled label="人来了怎么核对" value={words[shows]}>
      <Choices
        options={options.map((value) => ({ value, label: words[value] }))}
        chosen={shows}
        onChange={(value) => onChange({ shows: value })}
      />
    </Prefilled>
  )
}
