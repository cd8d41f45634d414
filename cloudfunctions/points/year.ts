import type { Input } from '@contract'
import type { MemberYear, YearFeedback } from '@contract/review'
import type { Page } from '@contract/page'
import { dayOf } from '@domain/clock/shanghai'
import { gradeOf } from '@domain/points/yearly'
import type { Call } from '../_kit/call'
import type { YearRow } from '../_kit/store/reviews'

const startOf = (year: number): number => Date.parse(`${year}-01-01T00:00:00+08:00`)
export const windowOf = (year: string) => ({ from: startOf(Number(year)), to: startOf(Number(year) + 1) })
const feedbackOf = (year: string, { points, minutes, offences }: YearRow): YearFeedback => ({
  year,
  points,
  minutes,
  grade: gradeOf({ points, provenMinutes: minutes }, offences)
})

/** What a year of one's own came to. */
export const ownYear = async ({ store, now }: Call, { year = dayOf(now).slice(0, 4) }: Input<'points.year'>): Promise<YearFeedback> => {
  const { from, to } = windowOf(year)
  return feedbackOf(year, await store.reviews.year(from, to))
}

/** The same of a unit's members, for its liaison: in the order of their ids, so that nobody stands above anybody (red line 20). */
export const unitYear = async (call: Call, input: Input<'points.unitYear'>): Promise<Page<MemberYear>> => {
  const { store, now } = call
  const { year = dayOf(now).slice(0, 4), ...page } = input
  const { items, next } = await store.reviews.unitYear({ ...page, ...windowOf(year), now })
  return {
    items: items.map(({ id, publicName, ...row }) => ({ id, publicName, ...feedbackOf(year, row) })),
    ...(next ? { next } : {})
  }
}
