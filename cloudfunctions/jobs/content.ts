import { HOUR } from '@domain/clock/milliseconds'
import type { Visit } from '../_kit/call'
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

/** All photos together: hidden by one that is, null while one has not been judged; those are asked about. */
const verdictOnPhotos = async (visit: Visit, waiting: Unchecked, author: Caller): Promise<Verdict | null> => {
  const photos = waiting.secrets.filter(({ field }) => field === 'photos').flatMap(({ text }) => JSON.parse(text) as string[])
  const verdictsOf = (fileId: string) => waiting.judged.filter((one) => one.fileId === fileId).map(({ verdict }) => verdict)
  if (photos.some((fileId) => verdictsOf(fileId).includes('hidden'))) return 'hidden'
  const unjudged = photos.filter((fileId) => verdictsOf(fileId).length === 0)
  await Promise.all(unjudged.map((fileId) => askAbout(visit, waiting, fileId, author)))
  return unjudged.length > 0 ? null : 'shown'
}

const verdictOnWords = async ({ platform }: Visit, { secrets }: Unchecked, { openid }: Caller): Promise<Verdict | null> => {
  const words = secrets.filter(({ field }) => field === 'words')
  const verdicts = await Promise.all(words.map(({ text }) => platform.wordsAreFine(text, openid)))
  if (verdicts.includes(false)) return 'hidden'
  return verdicts.includes(null) ? null : 'shown'
}

/** Shown, hidden, or null: it stays with its author and the handler until it is known. Only a demonstration passes unasked. */
const verdictOn = async (visit: Visit, waiting: Unchecked): Promise<Verdict | null> => {
  const { author } = waiting
  if (await visit.isDemo()) return 'shown'
  if (author === null) return null
  const photos = await verdictOnPhotos(visit, waiting, author)
  return photos === 'shown' ? verdictOnWords(visit, waiting, author) : photos
}

/** Words and photos of people are checked before anybody else may read them. Answers how many orders got a verdict. */
export const checkContent = async (visit: Visit): Promise<number> => {
  let checked = 0
  for (const waiting of await visit.stores.unchecked(BATCH, visit.now - PATIENCE)) {
    const verdict = await verdictOn(visit, waiting)
    if (verdict && (await visit.stores.forSystem(waiting.tenantId).setContent(waiting.orderId, waiting.version, verdict))) checked += 1
  }
  return checked
}
