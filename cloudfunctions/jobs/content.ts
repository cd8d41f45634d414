import { HOUR } from '@domain/clock/milliseconds'
import type { Secret } from '@domain/order/change'
import type { Visit } from '../_kit/call'
import { report } from '../_kit/log'
import type { Caller, Unchecked } from '../_kit/store/shapes'

const BATCH = 100
/** WeChat answers about a photo within half an hour; after this long the answer is lost, and it is asked again. */
const PATIENCE = HOUR

type Verdict = 'shown' | 'hidden'

/** Asks WeChat about a photo; its answer comes as a call of its own (`jobs` `wxa_media_check`). */
const askAbout = async ({ platform, stores, now }: Visit, { tenantId, orderId }: Unchecked, fileId: string, { openid }: Caller) => {
  const traceId = await platform.askAboutPhoto(fileId, openid)
  if (traceId) await stores.forSystem(tenantId).photoAsked({ traceId, orderId, fileId, now })
}

/** An order that waits, with its words and photos opened. */
type Opened = Unchecked & { secrets: Secret[] }

/** All photos together: hidden by one that is, null while one has not been judged; those are asked about. */
const verdictOnPhotos = async (visit: Visit, waiting: Opened, author: Caller): Promise<Verdict | null> => {
  const photos = waiting.secrets.filter(({ field }) => field === 'photos').flatMap(({ text }) => JSON.parse(text) as string[])
  const verdictsOf = (fileId: string) => waiting.judged.filter((one) => one.fileId === fileId).map(({ verdict }) => verdict)
  if (photos.some((fileId) => verdictsOf(fileId).includes('hidden'))) return 'hidden'
  const unjudged = photos.filter((fileId) => verdictsOf(fileId).length === 0)
  await Promise.all(unjudged.map((fileId) => askAbout(visit, waiting, fileId, author)))
  return unjudged.length > 0 ? null : 'shown'
}

const verdictOnWords = async ({ platform }: Visit, { secrets }: Opened, { openid }: Caller): Promise<Verdict | null> => {
  const words = secrets.filter(({ field }) => field === 'words')
  const verdicts = await Promise.all(words.map(({ text }) => platform.wordsAreFine(text, openid)))
  if (verdicts.includes(false)) return 'hidden'
  return verdicts.includes(null) ? null : 'shown'
}

/** Shown, hidden, or null: it stays with its author and the handler until it is known. Only a demonstration passes unasked. */
const verdictOn = async (visit: Visit, unchecked: Unchecked): Promise<Verdict | null> => {
  const { author } = unchecked
  if (await visit.isDemo()) return 'shown'
  if (author === null) return null
  const waiting = { ...unchecked, secrets: unchecked.open() }
  const photos = await verdictOnPhotos(visit, waiting, author)
  return photos === 'shown' ? verdictOnWords(visit, waiting, author) : photos
}

/** One that cannot even be opened is written down and waits; the others do not. */
const judge = async (visit: Visit, waiting: Unchecked): Promise<boolean> => {
  try {
    const verdict = await verdictOn(visit, waiting)
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
