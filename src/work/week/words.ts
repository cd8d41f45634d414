import type { UnitWeek } from '@contract/community'
import { dayOf, dayWords } from '@domain/clock/shanghai'

type Day = UnitWeek['days'][number]

/** 今天 · 明天 · 周四 26日, and how many visits; the card beneath has the whole date. */
export const labelOf = ({ at, visits }: Day): string => {
  const [date = '', weekday] = dayWords(at, Date.now()).split(' ')
  const day = weekday ? `${weekday} ${Number(dayOf(at).slice(-2))}日` : date
  return visits > 0 ? `${day} · ${visits} 单` : day
}

/** How many of a unit's members have nothing on that day. */
export const freeWords = ({ busy }: Day, members: number): string => {
  const free = members - busy.length
  if (busy.length === 0) return `${members} 位成员都没有约。`
  return free > 0 ? `另外 ${free} 位没有约。` : '成员这天都有约。'
}
