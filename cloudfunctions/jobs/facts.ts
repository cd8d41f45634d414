import { HOUR } from '@domain/clock/milliseconds'
import { appealRises } from '@domain/points/appeal'
import { untilDecided } from '../_kit/again'
import type { Visit } from '../_kit/call'
import { workingCalendar } from '../_kit/calendar'
import { decisionOn } from '../_kit/facts'
import { oneByOne } from './one-by-one'

const BATCH = 100

/** One fact whose time has come; it may have been decided, or be appealed against, by now. */
const postOne = ({ stores, now }: Pick<Visit, 'stores' | 'now'>, tenantId: string, id: string): Promise<boolean> => {
  const store = stores.forSystem(tenantId)
  return untilDecided(async () => {
    const read = await store.fact(id, now)
    if (read?.fact.state !== 'waiting') return false
    const change = await decisionOn(store, read, now)
    return (await store.decideFact(read, change, now)) ? change.fact.state === 'posted' : null
  }, 'VALUE_BUSY')
}

/** What has waited long enough is decided by the rules: good words, withdrawals, absences, offences. Answers how many were posted. */
export const postFacts = async ({ stores, now }: Pick<Visit, 'stores' | 'now'>): Promise<number> =>
  oneByOne(
    'facts',
    await stores.dueFacts(now, BATCH),
    ({ tenantId, id }) => postOne({ stores, now }, tenantId, id),
    ({ tenantId, id }) => stores.forSystem(tenantId).setFactAside(id, now + HOUR)
  )

/** WeChat is only asked about words of somebody who was here within two hours. */
const MAY_BE_ASKED = 2 * HOUR

/** What beneficiaries wrote is checked while they are still there; what could not be is not counted. Answers how many got a verdict. */
export const readWords = async ({ stores, platform, isDemo, now }: Visit): Promise<number> => {
  const demo = await isDemo()
  return oneByOne('read', await stores.unreadWords(demo ? 0 : now - MAY_BE_ASKED, BATCH), async ({ tenantId, id, author, open }) => {
    const fine = demo ? true : author && (await platform.wordsAreFine(open(), author.openid))
    return fine !== null && stores.forSystem(tenantId).judgeWords(id, fine ? 'shown' : 'hidden')
  })
}

/** An appeal that nobody took up, or answered, in time goes one level up by itself. Answers how many did. */
export const raiseOverdueAppeals = async ({ stores, now }: Visit): Promise<number> => {
  return oneByOne('risen', await stores.overdueAppeals(now, BATCH), async (late) => {
    const next = appealRises(late.level, late.taken, now, workingCalendar)
    return next !== null && stores.forSystem(late.tenantId).raiseAppeal(late, next, now)
  })
}
