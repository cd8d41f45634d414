import { HOUR } from '@domain/clock/milliseconds'
import type { Visit } from '../_kit/call'
import { report } from '../_kit/log'
import type { Unchecked } from '../_kit/store/shapes'
import { verdictOn, type Verdict } from './verdict'

const BATCH = 100
/** WeChat answers about a photo within half an hour; after this long the answer is lost, and it is asked again. */
export const PATIENCE = HOUR

/** Only a demonstration passes unasked; without an account of its author nothing can be asked. */
const verdictOnOrder = async (visit: Visit, { tenantId, orderId, author, judged, open }: Unchecked): Promise<Verdict | null> => {
  if (await visit.isDemo()) return 'shown'
  if (author === null) return null
  const secrets = open()
  return verdictOn(visit, {
    author,
    judged,
    words: secrets.filter(({ field }) => field === 'words').map(({ text }) => text),
    photos: secrets.filter(({ field }) => field === 'photos').flatMap(({ text }) => JSON.parse(text) as string[]),
    asked: (traceId, fileId) => visit.stores.forSystem(tenantId).photoAsked({ traceId, orderId, fileId, now: visit.now })
  })
}

/** One that cannot even be opened is written down and waits; the others do not. */
const judge = async (visit: Visit, waiting: Unchecked): Promise<boolean> => {
  try {
    const verdict = await verdictOnOrder(visit, waiting)
    return verdict !== null && (await visit.stores.forSystem(waiting.tenantId).setContent(waiting.orderId, waiting.version, verdict))
  } catch (error) {
    report({ door: 'jobs', action: 'content' }, error)
    return false
  }
}

/** Words and photos of people are checked before anybody else may read them. Answers how many orders got a verdict; the others go to the end. */
export const checkContent = async (visit: Visit): Promise<number> => {
  const waiting = await visit.stores.unchecked(BATCH, visit.now - PATIENCE)
  const left: Unchecked[] = []
  for (const one of waiting) if (!(await judge(visit, one))) left.push(one)
  if (left.length > 0) await visit.stores.triedContent(left, visit.now)
  return waiting.length - left.length
}
