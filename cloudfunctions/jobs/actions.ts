import type { Row, Visit } from '../_kit/call'
import { report } from '../_kit/log'
import { allotMonth } from './allotments'
import { checkAllBooks, makeUpForWaits } from './books'
import { publishCheckpoints } from './checkpoints'
import { checkContent } from './content'
import { eraseThoseWhoLeft } from './erasures'
import { settleEstates } from './estates'
import { postFacts, raiseOverdueAppeals, readWords } from './facts'
import { raiseOverdueFeedback } from './feedback'
import { checkGoods } from './goods'
import { photoJudged } from './media'
import { sendDigests } from './digests'
import { sendMessages } from './messages'
import { tellWaiting } from './outbox'
import { removePast } from './past'
import { removePictures } from './pictures'
import { remindOfVisits } from './reminders'
import { returnRedemptions } from './redemptions'
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
  /** goods of the catalogue that got a verdict */
  goods: number
  /** reminders made */
  reminded: number
  /** lines of the outbox that reached the lists of those they concern */
  told: number
  /** messages that WeChat took */
  sent: number
  digests: number
  erased: number
  removed: number
  raised: number
  /** districts whose waiting times were counted anew */
  counted: number
  /** elders who got this month's minutes */
  allotted: number
  /** rows that were past their use */
  past: number
  /** estates whose minutes moved */
  estates: number
  /** districts whose books were read */
  books: number
  /** what orders had left for later, and is there now */
  madeUp: number
  /** districts that published today's digest of their books */
  published: number
  /** written words that were checked before they count, and facts that the rules have decided */
  read: number
  posted: number
  /** appeals that went one level up */
  risen: number
  /** redemptions that nobody fetched in time */
  givenBack: number
}

const IDLE: Tick = {
  claimed: false,
  timers: 0,
  refused: 0,
  returned: 0,
  checked: 0,
  goods: 0,
  reminded: 0,
  told: 0,
  sent: 0,
  digests: 0,
  erased: 0,
  removed: 0,
  raised: 0,
  counted: 0,
  allotted: 0,
  past: 0,
  estates: 0,
  books: 0,
  madeUp: 0,
  published: 0,
  read: 0,
  posted: 0,
  risen: 0,
  givenBack: 0
}

interface Actions {
  tick: Row<Record<string, never>, Tick>
  wxa_media_check: Row<Parameters<typeof photoJudged>[1], { kept: boolean }>
}

/** Runs one job; what breaks in it is written down. */
const aside = async <T>(action: string, work: () => Promise<T>, otherwise: T): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    report({ door: 'jobs', action }, error)
    return otherwise
  }
}

/** Everything the function `jobs` lets through, by the names of its triggers and of WeChat's events. */
export const actions: Actions = {
  tick: {
    who: 'timer',
    schema: schemas.tick,
    does: async (_, visit) => {
      const slot = Math.floor(visit.now / MINUTE) * MINUTE
      if (!(await visit.stores.claimSlot('tick', slot, visit.now))) return IDLE
      // one after the other: they share a database; each by itself: what breaks in one must not stop the others
      const { done: timers, refused } = await aside('timers', () => runTimers(visit), { done: 0, refused: 0 })
      const count = (job: string, work: (visit: Visit) => Promise<number>) => aside(job, () => work(visit), 0)
      return {
        claimed: true,
        timers,
        refused,
        returned: await count('returned', returnFromEmptyUnits),
        checked: await count('checked', checkContent),
        goods: await count('goods', checkGoods),
        reminded: await count('reminded', remindOfVisits),
        told: await count('told', tellWaiting),
        sent: await count('sent', sendMessages),
        digests: await count('digests', sendDigests),
        erased: await count('erased', eraseThoseWhoLeft),
        removed: await count('removed', removePictures),
        raised: await count('raised', raiseOverdueFeedback),
        counted: await count('counted', async ({ stores, now }) => Number(await stores.countWaits(now))),
        allotted: await count('allotted', allotMonth),
        past: await count('past', removePast),
        estates: await count('estates', settleEstates),
        books: await count('books', checkAllBooks),
        madeUp: await count('madeUp', makeUpForWaits),
        published: await count('published', publishCheckpoints),
        read: await count('read', readWords),
        posted: await count('posted', postFacts),
        risen: await count('risen', raiseOverdueAppeals),
        givenBack: await count('givenBack', returnRedemptions)
      }
    }
  },
  wxa_media_check: { who: 'wechat', schema: schemas.wxa_media_check, does: (answer, visit) => photoJudged(visit, answer) }
}
