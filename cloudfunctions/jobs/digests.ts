import { DAY, HOUR } from '@domain/clock/milliseconds'
import { dayOf, dayStart } from '@domain/clock/shanghai'
import { quietEnd, USUAL } from '@domain/notices/quiet'
import { digestOf } from '@domain/notices/words'
import type { Visit } from '../_kit/call'

const BATCH = 100
/** From six in the evening; until when is each person's own quiet hours. */
const FROM = 18 * HOUR
/** What lay there longer was in an earlier digest, or is old news. */
const NEWS = 7 * DAY

/** One message a day to whoever agreed to it and has not looked: how much waits, and nothing of what it is. Answers how many WeChat took. */
export const sendDigests = async (visit: Visit): Promise<number> => {
  const { stores, platform, now } = visit
  if (now < dayStart(now) + FROM || (await visit.isDemo())) return 0
  let taken = 0
  for (const { tenantId, personId, unread, account, settings, templates } of await stores.dueDigests(dayOf(now), now - NEWS, BATCH)) {
    const { digest: template } = templates
    if (!account || !template || quietEnd(now, settings ?? USUAL) !== null) continue
    const { notices } = stores.forSystem(tenantId)
    if (!(await notices.claimDigest(personId, dayOf(now), now))) continue
    const sent = await platform.sendMessage({
      openid: account.openid,
      template,
      fields: digestOf(unread, now),
      page: 'account/notices/index'
    })
    if (sent === 'no consent') await notices.forfeit(personId, 'digest')
    if (sent === 'busy') await notices.giveBack(personId, 'digest')
    if (sent === 'taken') taken += 1
  }
  return taken
}
