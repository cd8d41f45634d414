import type { Visit } from '../_kit/call'
import type { Caller, Unchecked } from '../_kit/store/shapes'

export type Verdict = 'shown' | 'hidden'

/** Words and photos of one author that somebody else will read. */
export interface ToJudge {
  author: Caller
  words: readonly string[]
  photos: readonly string[]
  /** what is known of the photos already */
  judged: Unchecked['judged']
  /** keeps that WeChat was asked about one of them, under the trace id it gave */
  asked: (traceId: string, fileId: string) => Promise<void>
}

/** Asks WeChat about a photo; its answer comes as a call of its own (`jobs` `wxa_media_check`). */
const askAbout = async ({ platform }: Visit, { author, asked }: ToJudge, fileId: string): Promise<void> => {
  const traceId = await platform.askAboutPhoto(fileId, author.openid)
  if (traceId) await asked(traceId, fileId)
}

/** All photos together: hidden by one that is, null while one has not been judged; those are asked about. */
const verdictOnPhotos = async (visit: Visit, one: ToJudge): Promise<Verdict | null> => {
  const verdictsOf = (fileId: string) => one.judged.filter((known) => known.fileId === fileId).map(({ verdict }) => verdict)
  if (one.photos.some((fileId) => verdictsOf(fileId).includes('hidden'))) return 'hidden'
  const unjudged = one.photos.filter((fileId) => verdictsOf(fileId).length === 0)
  await Promise.all(unjudged.map((fileId) => askAbout(visit, one, fileId)))
  return unjudged.length > 0 ? null : 'shown'
}

const verdictOnWords = async ({ platform }: Visit, { words, author }: ToJudge): Promise<Verdict | null> => {
  const verdicts = await Promise.all(words.map((text) => platform.wordsAreFine(text, author.openid)))
  if (verdicts.includes(false)) return 'hidden'
  return verdicts.includes(null) ? null : 'shown'
}

/** Shown, hidden, or null: it stays with its author and whoever deals with it until it is known. */
export const verdictOn = async (visit: Visit, one: ToJudge): Promise<Verdict | null> => {
  const photos = await verdictOnPhotos(visit, one)
  return photos === 'shown' ? verdictOnWords(visit, one) : photos
}
