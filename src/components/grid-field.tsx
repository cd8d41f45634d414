import { useState } from 'react'
import { useRemote } from '@/services/remote'
import { Chips } from './choices'
import { Field } from './fields'
import { PageState } from './state'

/** Which grid, in two taps: the community first, then one of its few grids. */
export function GridField({ label, value, onChange }: { label: string; value: string; onChange: (gridId: string) => void }) {
  const { data, error, reload } = useRemote('member.areas', {})
  const [community, setCommunity] = useState<string>()
  if (!data) return <PageState error={error} onRetry={reload} />
  const chosen = community ?? data.grids.find(({ id }) => id === value)?.communityId
  const communities = [...new Map(data.grids.map(({ communityId, communityName }) => [communityId, communityName]))]
  const grids = data.grids.filter(({ communityId }) => communityId === chosen)
  return (
    <Field label={label}>
      <Chips
        options={communities.map(([id, name]) => ({ value: id, label: name }))}
        chosen={chosen ? [chosen] : []}
        onChange={([id]) => setCommunity(id)}
      />
      {grids.length > 0 && (
        <Chips
          options={grids.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={[value]}
          onChange={([id]) => id !== undefined && onChange(id)}
        />
      )}
    </Field>
  )
}
