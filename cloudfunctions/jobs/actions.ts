import type { Row } from '../_kit/call'
import { allotMonth } from './allotments'
import { checkContent } from './content'
import { eraseThoseWhoLeft } from './erasures'
import { raiseOverdueFeedback } from './feedback'
import { photoJudged } from './media'
import { sweepOutbox } from './outbox'
import { removePictures } from './pictures'
import { schemas } from './schemas'
import { returnFromEmptyUnits, runTimers } from './timers'

const MINUTE = 60_000

/** What one minute's run did; only the instance that claimed the minute did anything. */
export interface Tick {
  claimed: boolean
  timers: number
  refused: number
  returned: number
  checked: number
  sent: number
  erased: number
  removed: number
  raised: number
  /** districts whose waiting times were counted anew */
  counted: number
  /** elders who got this month's minutes */
  allotted: number
}

const IDLE: Tick = {
  claimed: false,
  timers: 0,
  refused: 0,
  returned: 0,
  checked: 0,
  sent: 0,
  erased: 0,
  removed: 0,
  raised: 0,
  counted: 0,
  allotted: 0
}

interface Actions {
  tick: Row<Record<string, never>, Tick>
  wxa_media_check: Row<Parameters<typeof photoJudged>[1], { kept: boolean }>
}

/** Everything the function `jobs` lets through, by the names of its triggers and of WeChat's events. */
export const actions: Actions = {
  tick: {
    who: 'timer',
    schema: schemas.tick,
    does: async (_, visit) => {
      const slot = Math.floor(visit.now / MINUTE) * MINUTE
      if (!(await visit.stores.claimSlot('tick', slot, visit.now))) return IDLE
      const { done, refused } = await runTimers(visit)
      return {
        claimed: true,
        timers: done,
        refused,
        returned: await returnFromEmptyUnits(visit),
        checked: await checkContent(visit),
        sent: await sweepOutbox(visit),
        erased: await eraseThoseWhoLeft(visit),
        removed: await removePictures(visit),
        raised: await raiseOverdueFeedback(visit),
        counted: Number(await visit.stores.countWaits(visit.now)),
        allotted: await allotMonth(visit)
      }
    }
  },
  wxa_media_check: { who: 'wechat', schema: schemas.wxa_media_check, does: (answer, visit) => photoJudged(visit, answer) }
}
