import { HOUR } from '@domain/clock/milliseconds'
import { AppError } from '@domain/errors'
import { appealRises } from '@domain/points/appeal'
import { untilDecided } from '../_kit/again'
import type { Visit } from '../_kit/call'
import { workingCalendar } from '../_kit/calendar'
import { decisionOn } from '../_kit/facts'
import { report } from '../_kit/log'

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
export const postFacts = async ({ stores, now }: Pick<Visit, 'stores' | 'now'>): Promise<number> => {
  let posted = 0
  for (const { tenantId, id } of await stores.dueFacts(now, BATCH)) {
    try {
      if (await postOne({ stores, now }, tenantId, id)) posted += 1
    } catch (error) {
      // a bug in one must not stop the others; books that stand still are none
      if (!(error instanceof AppError && error.code === 'BOOKS_STOPPED')) report({ door: 'jobs', action: 'facts' }, error)
      await stores.forSystem(tenantId).setFactAside(id, now + HOUR)
    }
  }
  return posted
}

/** WeChat is only asked about words of somebody who was here within two hours. */
const MAY_BE_ASKED = 2 * HOUR

/** What beneficiaries wrote is checked while they are still there; what could not be is not counted. Answers how many got a verdict. */
export const readWords = async ({ stores, platform, isDemo, now }: Visit): Promise<number> => {
  const demo = await isDemo()
  let read = 0
  for (const { tenantId, id, author, open } of await stores.unreadWords(demo ? 0 : now - MAY_BE_ASKED, BATCH)) {
    const fine = demo ? true : author && (await platform.wordsAreFine(open(), author.openid))
    if (fine !== null && (await stores.forSystem(tenantId).judgeWords(id, fine ? 'shown' : 'hidden'))) read += 1
  }
  return read
}

/** An appeal that nobody took up, or answered, in time goes one level up by itself. Answers how many did. */
export const raiseOverdueAppeals = async ({ stores, now }: Visit): Promise<number> => {
  let raised = 0
  for (const { tenantId, factId, level, taken } of await stores.overdueAppeals(now, BATCH)) {
    const next = appealRises(level, taken, now, workingCalendar)
    if (next && (await stores.forSystem(tenantId).raiseAppeal(factId, level, next.level, next.dueAt))) raised += 1
  }
  return raised
}
