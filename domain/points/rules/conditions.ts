import { DAY, HOUR, MINUTE } from '../../clock/milliseconds'
import { dayStart } from '../../clock/shanghai'
import type { Window } from '../../order/order'
import type { Visit } from '../facts/service'
import type { Circumstance, FactorRow } from '../rule'

/** Minutes of a visit, counted from its arrival; `from` in, `to` out. */
export interface Span {
  from: number
  to: number
}

/** The minutes that begin inside a window; those outside the visit are left out. */
const inside = (window: Window, arrivedAt: number, minutes: number): Span[] => {
  const index = (at: number) => Math.min(minutes, Math.max(0, Math.ceil((at - arrivedAt) / MINUTE)))
  const span = { from: index(window.startAt), to: index(window.endAt) }
  return span.from < span.to ? [span] : []
}

/** The nights that a visit may touch: the one before its day, of its day, and after it; none for most visits. */
const nights = (visit: Visit, minutes: number, { nightFrom, nightTo }: FactorRow): Window[] => {
  const midnight = dayStart(visit.arrivedAt)
  const endAt = visit.arrivedAt + minutes * MINUTE
  const length = ((nightTo - nightFrom + 24) % 24) * HOUR
  return [-DAY, 0, DAY]
    .map((days) => ({ startAt: midnight + days + nightFrom * HOUR, endAt: midnight + days + nightFrom * HOUR + length }))
    .filter((night) => night.startAt < endAt && visit.arrivedAt < night.endAt)
}

type Spans = (visit: Visit, minutes: number, row: FactorRow) => readonly Span[]
const NO_SPANS: readonly Span[] = []
const whole =
  (holds: (visit: Visit, size: number) => boolean): Spans =>
  (visit, minutes, row) =>
    holds(visit, row.size) && minutes > 0 ? [{ from: 0, to: minutes }] : NO_SPANS

/** For which minutes of a visit each circumstance holds. One organiser for each started `size` slots. */
export const SPANS: Record<Circumstance, Spans> = {
  leader: whole((visit, size) => visit.leader && visit.slots >= size),
  organiser: whole((visit, size) => visit.organiser !== null && visit.organiser <= Math.ceil(visit.slots / size)),
  lecturer: whole((visit, size) => visit.lecture !== null && visit.lecture.attendees >= size),
  urgent: whole((visit) => visit.urgent),
  night: (visit, minutes, row) => nights(visit, minutes, row).flatMap((night) => inside(night, visit.arrivedAt, minutes)),
  weather: (visit, minutes) => visit.warnings.flatMap((warning) => inside(warning, visit.arrivedAt, minutes))
}

/** What people read for each. */
export const CIRCUMSTANCE_WORDS: Record<Circumstance, string> = {
  leader: '现场负责人',
  organiser: '协助组织者',
  lecturer: '技能课堂主讲',
  urgent: '应急任务',
  night: '夜间服务',
  weather: '恶劣天气'
}
