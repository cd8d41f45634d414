import { Chips } from '@/components/choices'
import { Field } from '@/components/fields'
import { PageState } from '@/components/state'
import { useRemote } from '@/services/remote'

/** The first chip; no community is called so. */
const EVERYWHERE = '?'

/** The whole district (null), or one or more of its communities. */
export function WhereField({ value, onChange }: { value: string[] | null; onChange: (communityIds: string[] | null) => void }) {
  const { data, error, reload } = useRemote('member.areas', {})
  if (!data) return <PageState error={error} onRetry={reload} />
  const communities = [...new Map(data.grids.map(({ communityId, communityName }) => [communityId, communityName]))]
  const options = [{ value: EVERYWHERE, label: '全区' }, ...communities.map(([id, name]) => ({ value: id, label: name }))]
  const choose = (chosen: string[]) => {
    const some = chosen.filter((id) => id !== EVERYWHERE)
    // the chip that was tapped last counts: the whole district, or some of it
    onChange(value !== null && chosen.includes(EVERYWHERE) ? null : some)
  }
  return (
    <Field label="在哪里" hint="可以选几个社区，也可以选全区。">
      <Chips options={options} chosen={value ?? [EVERYWHERE]} onChange={choose} many />
    </Field>
  )
}
