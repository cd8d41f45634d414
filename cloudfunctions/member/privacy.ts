import type { Me } from '@contract/member'
import { DAY } from '@domain/clock/milliseconds'
import { refuse } from '@domain/errors'
import type { Call } from '../_kit/call'
import { meOf } from '../_kit/me'

/** Days to change one's mind; well within the fifteen that the law allows (red line 28). */
const DAYS_TO_STAY = 7

/** Leaves in seven days, or stays after all. Refused while something of theirs is under way. */
export const leave = async (call: Call, stay: boolean): Promise<Me> => {
  const done = await call.store.privacy.leave(stay ? null : call.now + DAYS_TO_STAY * DAY)
  return done ? meOf(call, await call.store.me(call.now)) : refuse('STILL_UNDER_WAY')
}
