import type { UnitWeek } from '@contract/community'
import { dayOf, dayWords } from '@domain/clock/shanghai'
import { Chips } from '@/components/choices'

type Day = UnitWeek['days'][number]
/** 今天 · 明天 · 周四 26日, and how many visits; the card beneath has the whole date. */
const labelOf = ({ at, visits }: Day): string => {
  const [date = '', weekday] = dayWords(at, Date.now()).split(' ')
  const day = weekday ? `${weekday} ${Number(dayOf(at).slice(-2))}日` : date
  return visits > 0 ? `${day} · ${visits} 单` : day
}

/** Seven days beside each other, each with how many visits it has. */
export function Days({ days, chosen, onChange }: { days: readonly Day[]; chosen: number; onChange: (at: number) => void }) {
  const options = days.map((day) => ({ value: day.at, label: labelOf(day) }))
  return <Chips options={options} chosen={[chosen]} onChange={([at]) => at !== undefined && onChange(at)} />
}
