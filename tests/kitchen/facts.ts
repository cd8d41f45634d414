import { MINUTE } from '@domain/clock/milliseconds'
import type { Visit } from '@domain/points/facts/service'
import { itemBy } from '@domain/menu/items'

/** An instant of Shanghai, epoch ms, from `2026-11-23 14:00`. */
export const at = (words: string): number => Date.parse(`${words.replace(' ', 'T')}:00+08:00`)
export const MORNING = at('2026-11-23 09:00')

/** Chen's visit: an item of the menu, proven minutes, and whatever else is said. Not Chen's first. */
export const visit = (code: string, provenMinutes: number, more: Partial<Visit> = {}): Visit => {
  const item = itemBy(code)
  if (!item) throw new Error(`no item ${code}`)
  return {
    kind: 'visit',
    personId: 'chen',
    orderId: 'O1',
    round: 1,
    correction: 0,
    duty: false,
    item: { minutes: item.minutes, coefficient: item.coefficient },
    wish: null,
    slots: item.people,
    startAt: more.arrivedAt ?? MORNING,
    arrivedAt: MORNING,
    provenMinutes,
    leader: false,
    organiser: null,
    lecture: null,
    urgent: item.sla === 'S1',
    warnings: [],
    firsts: 0,
    ...more
  }
}

/** A warning of so many minutes. */
export const warning = (startAt: number, minutes: number) => ({ startAt, endAt: startAt + minutes * MINUTE })
