import { DAY, HOUR } from '../clock/milliseconds'
import { refuse } from '../errors'
import type { Window } from '../order/order'

/** How bad it must be to count (R15), and what people read for it. */
export const WARNING_LEVELS = ['orange', 'red'] as const
export type WarningLevel = (typeof WARNING_LEVELS)[number]
export const LEVEL_WORDS: Record<WarningLevel, string> = { orange: '橙色', red: '红色' }

/** What is warned of. */
export const WEATHERS = ['rain', 'wind', 'typhoon', 'snow', 'ice', 'heat', 'cold', 'lightning', 'hail', 'fog'] as const
export type Weather = (typeof WEATHERS)[number]
export const WEATHER_WORDS: Record<Weather, string> = {
  rain: '暴雨',
  wind: '大风',
  typhoon: '台风',
  snow: '暴雪',
  ice: '道路结冰',
  heat: '高温',
  cold: '寒潮',
  lightning: '雷电',
  hail: '冰雹',
  fog: '大雾'
}

/** A warning as it is called: 暴雨橙色预警. */
export const warningTitle = ({ level, what }: { level: WarningLevel; what: Weather }): string =>
  `${WEATHER_WORDS[what]}${LEVEL_WORDS[level]}预警`

/** Visits of longer ago are closed, and what comes later nobody knows yet. */
const NEAR = 7 * DAY
const LONGEST = 72 * HOUR

/** Refuses INVALID_INPUT for a warning that begins more than seven days from now, before or after, or lasts longer than three. */
export const checkWarning = ({ startAt, endAt }: Window, now: number): void => {
  if (startAt < now - NEAR || startAt > now + NEAR) refuse('INVALID_INPUT', { what: '开始的时间要在前后七天以内' })
  if (endAt <= startAt) refuse('INVALID_INPUT', { what: '结束要晚于开始' })
  if (endAt > startAt + LONGEST) refuse('INVALID_INPUT', { what: '一条预警最长三天，更长的请分几条写' })
}

/** Whether a warning is still to come, stands now, or is over. */
export type WarningStanding = 'coming' | 'now' | 'over'
export const warningStanding = ({ startAt, endAt }: Window, now: number): WarningStanding =>
  startAt > now ? 'coming' : endAt > now ? 'now' : 'over'
