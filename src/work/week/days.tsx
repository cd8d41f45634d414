import type { UnitWeek } from '@contract/community'
import { Chips } from '@/components/choices'
import { labelOf } from './words'

type Day = UnitWeek['days'][number]

/** Seven days beside each other, each with how many visits it has. */
export function Days({ days, chosen, onChange }: { days: readonly Day[]; chosen: number; onChange: (at: number) => void }) {
  const options = days.map((day) => ({ value: day.at, label: labelOf(day) }))
  return <Chips options={options} chosen={[chosen]} onChange={([at]) => at !== undefined && onChange(at)} />
}
