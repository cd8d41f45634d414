import { DAY, HOUR } from '@domain/clock/milliseconds'
import { dayOf, dayStart } from '@domain/clock/shanghai'
import { quietEnd, USUAL } from '@domain/notices/quiet'
import { digestOf } from '@domain/notices/words'
import type { Visit } from '../_kit/call'
import type { DigestDue } from '../_kit/store/due-notices'
import { oneByOne } from './one-by-one'

const BATCH = 100
/** WeChat is asked about so many people in one run, or a batch more. */
const MOST = 100
/** From six in the evening; until when is each person's own quiet hours. */
const FROM = 18 * HOUR
/** What lay there longer was in an earlier digest, or is old news. */
const NEWS = 7 * DAY

/** True: WeChat took it. Null: they cannot be told now, or another run tells them. */
const sendOne = async ({ stores, platform, now }: Visit, due: DigestDue): Promise<boolean | null> => {
  const { tenantId, personId, unread, account, settings, templates } = due
  const { digest: template } = templates
  if (!account || !template || quietEnd(now, settings ?? USUAL) !== null) return null
  const { notices } = stores.forSystem(tenantId)
  if (!(await notices.claimDigest(personId, dayOf(now), now))) return null
  const sent = await platform.sendMessage({
    openid: account.openid,
    template,
    fields: digestOf(unread, now),
    page: 'account/notices/index'
  })
  if (sent === 'no consent') await notices.forfeit(personId, 'digest')
  if (sent === 'busy') await notices.giveBack(personId, 'digest')
  return sent === 'taken'
}

/**
 * One message a day to whoever agreed to it and has not looked: how much waits, and nothing of what it is. Who cannot be told now is passed
 * over and keeps nobody waiting. Answers how many WeChat took.
 */
export const sendDigests = async (visit: Visit): Promise<number> => {
  const { stores, now } = visit
  if (now < dayStart(now) + FROM || (await visit.isDemo())) return 0
  const count = { tried: 0, taken: 0 }
  for (let last: DigestDue | undefined; count.tried < MOST;) {
    const due = await stores.dueDigests(dayOf(now), now - NEWS, BATCH, last)
    count.taken += await oneByOne('digests', due, async (one) => {
      const taken = await sendOne(visit, one)
      if (taken !== null) count.tried += 1
      return taken ?? false
    })
    last = due.at(-1)
    if (due.length < BATCH) break
  }
  return count.taken
}
