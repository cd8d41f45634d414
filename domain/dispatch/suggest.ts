import { DAY } from '../clock/milliseconds'
import { dayStart } from '../clock/shanghai'
import type { Item } from '../menu/item'
import { clashes, unfitFor } from '../order/eligibility'
import type { Window } from '../order/order'
import type { Volunteer } from '../order/scene'

/** One member for the liaison, with the reasons in words: "会理发 · 相距400米 · 这个时段有空 · 40天没请过". */
export interface Suggestion {
  personId: string
  publicName: string
  words: string
}

/** Those who fit, best first, and those who do not, each with the reason. */
export interface Suggestions {
  fit: Suggestion[]
  unfit: Suggestion[]
}

/** What is asked of the helpers: the windows that are still open (one when it is agreed) and the risk. */
export interface Wanted {
  now: number
  risk: Item['risk']
  windows: readonly Window[]
}

/** One member as far as a suggestion needs to know them; distances in metres between grids, instants in epoch ms. */
export interface Candidate {
  personId: string
  publicName: string
  volunteer: Volunteer
  /** `null` when nobody has to walk: remote items, or a grid without a place */
  distanceMetres: number | null
  busy: readonly Window[]
  lastInvitedAt: number | null
  /** accepted seats given up in the last year */
  withdrawals: number
  /** family or agent of the beneficiary, placer or witness of this order (separation guard a) */
  close: boolean
  /** was exchanged on this order before */
  barred: boolean
  /** goes alone, and the community has yet to introduce them (T15) */
  stranger: boolean
}

/** A fair turn weighs as much as walking this far; a withdrawal as much as one more kilometre, never more than three. */
const FRESHLY_ASKED_METRES = 1500
const RESTED_DAYS = 30
const WITHDRAWAL_METRES = 1000

const daysSinceAsked = ({ lastInvitedAt }: Candidate, now: number) =>
  lastInvitedAt === null ? Infinity : Math.round((dayStart(now) - dayStart(lastInvitedAt)) / DAY)

/** Sorts one order's suggestions; it is never shown and never kept, for people are not ranked. */
const farness = (candidate: Candidate, now: number): number => {
  const tired = Math.max(0, RESTED_DAYS - daysSinceAsked(candidate, now)) / RESTED_DAYS
  return (candidate.distanceMetres ?? 0) + tired * FRESHLY_ASKED_METRES + Math.min(3, candidate.withdrawals) * WITHDRAWAL_METRES
}

const freeCount = (candidate: Candidate, wanted: Wanted) => wanted.windows.filter((window) => !clashes(candidate.busy, window)).length

/** Why somebody cannot be asked, the lasting reason first; `null` when they can. */
const unfitWords = (candidate: Candidate, item: Item | null, wanted: Wanted): string | null => {
  if (candidate.close) return '是点单人的家人或代办人'
  if (candidate.barred) return '这一单已经换过人'
  const lasting = unfitFor(item, wanted.risk, candidate.volunteer)
  if (lasting) return lasting
  return freeCount(candidate, wanted) === 0 ? '这个时段已经有约' : null
}

const skillWords = (item: Item | null, { volunteer }: Candidate): string | null => {
  const licence = item?.skills.find((skill) => volunteer.qualifications.includes(skill))
  if (licence) return `有资格：${licence}`
  const skill = item?.skills.find((one) => volunteer.skills.includes(one))
  return skill ? `会${skill}` : null
}

const distanceWords = (metres: number | null): string | null => {
  if (metres === null) return null
  if (metres < 1000) return `相距${Math.round(metres / 10) * 10}米`
  return `相距${Number((metres / 1000).toFixed(1))}公里`
}

const freeWords = (free: number, asked: number): string =>
  free === asked ? (asked === 1 ? '这个时段有空' : '几个时段都有空') : `${asked}个时段里${free}个有空`

const askedWords = (days: number): string => {
  if (days === Infinity) return '还没请过'
  if (days <= 0) return '今天刚请过'
  return days === 1 ? '昨天刚请过' : `${days}天没请过`
}

const reasons = (candidate: Candidate, item: Item | null, wanted: Wanted): string =>
  [
    skillWords(item, candidate),
    distanceWords(candidate.distanceMetres),
    freeWords(freeCount(candidate, wanted), wanted.windows.length),
    askedWords(daysSinceAsked(candidate, wanted.now)),
    candidate.stranger ? '要先由社区介绍' : null,
    candidate.withdrawals > 0 ? `一年里退出过${candidate.withdrawals}次` : null
  ]
    .filter((words) => words !== null)
    .join(' · ')

/** Whom a liaison may ask for one order, with the reasons in words. Suggests only: nobody is chosen by it, and everybody may still say no. */
export const suggest = (wanted: Wanted, item: Item | null, candidates: readonly Candidate[]): Suggestions => {
  const sorted = [...candidates].sort((a, b) => farness(a, wanted.now) - farness(b, wanted.now) || (a.personId < b.personId ? -1 : 1))
  const say = (candidate: Candidate, words: string): Suggestion => ({
    personId: candidate.personId,
    publicName: candidate.publicName,
    words
  })
  const judged = sorted.map((candidate) => ({ candidate, unfit: unfitWords(candidate, item, wanted) }))
  return {
    fit: judged.flatMap(({ candidate, unfit }) => (unfit === null ? [say(candidate, reasons(candidate, item, wanted))] : [])),
    unfit: judged.flatMap(({ candidate, unfit }) => (unfit === null ? [] : [say(candidate, unfit)]))
  }
}
