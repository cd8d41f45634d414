import { useState } from 'react'
import { useRemote } from '@/services/remote'
import { Chips } from './choices'
import { Field } from './fields'
import { PageState } from './state'

/** One of both: the grid, or the community alone when somebody does not know their grid; neither before they have chosen. */
export interface ChosenGrid {
  gridId?: string
  communityId?: string
}
const grid = (gridId: string): ChosenGrid => ({ gridId, communityId: undefined })
const onlyCommunity = (communityId: string): ChosenGrid => ({ gridId: undefined, communityId })
const NOTHING: ChosenGrid = { gridId: undefined, communityId: undefined }
/** The last chip; no grid is called so. */
const UNKNOWN = '?'

/** Which grid, in two taps: the community first, then one of its few grids. `mayNotKnow` lets people say that they do not know theirs. */
export function GridField({
  label,
  value: { gridId, communityId },
  mayNotKnow = false,
  within,
  onChange
}: {
  label: string
  value: ChosenGrid
  mayNotKnow?: boolean
  /** the communities to choose from; all, where nothing is said */
  within?: readonly string[]
  onChange: (chosen: ChosenGrid) => void
}) {
  const { data, error, reload } = useRemote('member.areas', {})
  const [tapped, setTapped] = useState<string>()
  if (!data) return <PageState error={error} onRetry={reload} />
  const offered = within ? data.grids.filter(({ communityId: id }) => within.includes(id)) : data.grids
  const communities = [...new Map(offered.map(({ communityId: id, communityName }) => [id, communityName]))]
  const [only] = communities.length === 1 ? (communities[0] ?? []) : []
  const community = tapped ?? communityId ?? data.grids.find(({ id }) => id === gridId)?.communityId ?? only
  const grids = data.grids.filter(({ communityId: id }) => id === community).map(({ id, name }) => ({ value: id, label: name }))
  const turn = ([id]: string[]) => {
    setTapped(id)
    // what was chosen lies in another community
    if (id !== community) onChange(NOTHING)
  }
  const choose = ([id]: string[]) => {
    if (id === UNKNOWN && community) onChange(onlyCommunity(community))
    else if (id) onChange(grid(id))
  }
  return (
    <Field label={label}>
      <Chips
        options={communities.map(([id, name]) => ({ value: id, label: name }))}
        chosen={community ? [community] : []}
        onChange={turn}
      />
      {grids.length > 0 && (
        <Chips
          options={mayNotKnow ? [...grids, { value: UNKNOWN, label: '不清楚' }] : grids}
          chosen={communityId ? [UNKNOWN] : gridId ? [gridId] : []}
          onChange={choose}
        />
      )}
    </Field>
  )
}
